// The API counts bytes of UTF-8, JavaScript strings count UTF-16 units.
//
//     const offsets = new Offsets(document.text);
//     document.text.slice(offsets.unit(event.start), offsets.unit(event.end))

export class Offsets {
  // unit_of_[b] is the unit at which byte b begins or, inside a character, the unit of that character. null: all ASCII, the two are equal.
  private readonly unit_of_: Uint32Array | null;
  private readonly byte_of_: Uint32Array | null;

  constructor(text: string) {
    let ascii = true;
    for (let i = 0; i < text.length && ascii; i++) ascii = text.charCodeAt(i) < 0x80;
    if (ascii) {
      this.unit_of_ = this.byte_of_ = null;
      return;
    }
    const byte_of = new Uint32Array(text.length + 1);
    const unit_of: number[] = [];
    let byte = 0;
    for (let unit = 0; unit < text.length; ) {
      const code = text.codePointAt(unit)!;
      const units = code > 0xffff ? 2 : 1;
      const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      for (let i = 0; i < units; i++) byte_of[unit + i] = byte;
      for (let i = 0; i < bytes; i++) unit_of.push(unit);
      byte += bytes;
      unit += units;
    }
    byte_of[text.length] = byte;
    unit_of.push(text.length);
    this.byte_of_ = byte_of;
    this.unit_of_ = Uint32Array.from(unit_of);
  }

  /** The position in the string of a byte of the text; beyond the end: the end. */
  unit(byte: number): number {
    if (!this.unit_of_) return byte;
    return this.unit_of_[Math.min(Math.max(byte, 0), this.unit_of_.length - 1)]!;
  }

  /** The byte at which a position of the string begins. */
  byte(unit: number): number {
    if (!this.byte_of_) return unit;
    return this.byte_of_[Math.min(Math.max(unit, 0), this.byte_of_.length - 1)]!;
  }
}
