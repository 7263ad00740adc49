// Writes a screenshot again with a palette: the 256 colours that most pixels have, the others as the nearest of these. A page of text and
// flat areas looks the same and takes a third.
import { deflateSync, inflateSync } from 'node:zlib';

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(data: Buffer): number {
  let value = 0xffffffff;
  for (const byte of data) value = table[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Red, green and blue of each pixel, row by row, of a PNG of 8 bits a channel without interlace, as Chromium writes them. */
function pixelsOf(png: Buffer): { width: number; height: number; rgb: Uint32Array } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const depth = png[24]!;
  const kind = png[25]!;
  if (depth !== 8 || (kind !== 2 && kind !== 6) || png[28] !== 0) throw new Error('not a PNG as Chromium writes them');
  const step = kind === 6 ? 4 : 3;
  const data = inflateSync(Buffer.concat(parts));
  const row = width * step;
  let above = new Uint8Array(row);
  const rgb = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (row + 1)]!;
    const line = Uint8Array.from(data.subarray(y * (row + 1) + 1, (y + 1) * (row + 1)));
    for (let i = 0; i < row; i++) {
      const left = i >= step ? line[i - step]! : 0;
      const up = above[i]!;
      const corner = i >= step ? above[i - step]! : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = up;
      else if (filter === 3) guess = (left + up) >> 1;
      else if (filter === 4) {
        const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      }
      line[i] = line[i]! + guess;
    }
    for (let x = 0; x < width; x++) rgb[y * width + x] = (line[x * step]! << 16) | (line[x * step + 1]! << 8) | line[x * step + 2]!;
    above = line;
  }
  return { width, height, rgb };
}

export function packed(png: Buffer): Buffer {
  const { width, height, rgb } = pixelsOf(png);
  const times = new Map<number, number>();
  for (const colour of rgb) times.set(colour, (times.get(colour) ?? 0) + 1);
  const palette = [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([colour]) => colour);
  const index = new Map(palette.map((colour, i) => [colour, i]));
  const nearest = (colour: number): number => {
    let best = 0;
    let least = Infinity;
    palette.forEach((other, i) => {
      const distance = ((colour >> 16) - (other >> 16)) ** 2 + (((colour >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((colour & 255) - (other & 255)) ** 2;
      if (distance < least) [best, least] = [i, distance];
    });
    return best;
  };
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = rgb[y * width + x]!;
      let i = index.get(colour);
      if (i === undefined) index.set(colour, (i = nearest(colour)));
      lines[y * (width + 1) + 1 + x] = i;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0))]);
}
