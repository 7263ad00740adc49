"""Holds answers to the schemas of openapi.json: as much of JSON Schema as that file uses, and an error for what it does not know."""
import re

KNOWN = {"type", "enum", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minimum", "maximum", "pattern", "oneOf",
         "$ref", "description", "default"}
TYPES = {"string": str, "boolean": bool, "object": dict, "array": list, "null": type(None)}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


class Specification:
    def __init__(self, specification):
        self.specification = specification

    def resolve(self, node):
        while "$ref" in node:
            found = self.specification
            for part in node["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            node = found
        return node

    def parameters(self, operation):
        """The resolved query parameters of an operation by name."""
        listed = [self.resolve(p) for p in operation.get("parameters", [])]
        return {p["name"]: p for p in listed if p["in"] == "query"}

    def schema(self, operation, status, content_type):
        """The schema of an answer; a KeyError when the operation promises no such answer."""
        return self.resolve(operation["responses"][str(status)])["content"][content_type.split(";")[0]]["schema"]

    def faults(self, value, schema, where="answer"):
        """What is wrong with a value, one line each; empty when it fits."""
        schema = self.resolve(schema)
        unknown = schema.keys() - KNOWN
        if unknown:
            raise ValueError(f"{where}: the checker does not know {sorted(unknown)}")
        if "oneOf" in schema:
            fits = [self.faults(value, one, where) for one in schema["oneOf"]]
            return [] if sum(not f for f in fits) == 1 else [f"{where}: fits {sum(not f for f in fits)} of {len(fits)} forms: {fits}"]
        if "enum" in schema and value not in schema["enum"]:
            return [f"{where}: {value!r} is none of {schema['enum']}"]
        if "type" in schema:
            types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
            if not any(is_type(value, name) for name in types):
                return [f"{where}: {value!r} is not of type {types}"]
        out = []
        if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
            out.append(f"{where}: {value!r} does not fit {schema['pattern']}")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            if value < schema.get("minimum", value) or value > schema.get("maximum", value):
                out.append(f"{where}: {value} is out of range")
        if isinstance(value, list):
            if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
                out.append(f"{where}: {len(value)} items")
            for i, item in enumerate(value):
                out += self.faults(item, schema.get("items", {}), f"{where}[{i}]")
        if isinstance(value, dict):
            out += [f"{where}: {name} is missing" for name in schema.get("required", []) if name not in value]
            extra = schema.get("additionalProperties", True)
            for name, item in value.items():
                if name in schema.get("properties", {}):
                    out += self.faults(item, schema["properties"][name], f"{where}.{name}")
                elif extra is False:
                    out.append(f"{where}: {name} is not described")
                elif isinstance(extra, dict):
                    out += self.faults(item, extra, f"{where}.{name}")
        return out
