/** Whole numbers from 0 and texts as bytes, seven bits in each: small numbers take one. */
export interface ByteWriter {
  readonly bytes: number[];
  number(value: number): void;
  numbers(values: readonly number[]): void;
  text(value: string): void;
}

export function writeBytes(): ByteWriter {
  const bytes: number[] = [];
  const number = (value: number) => {
    let rest = value;
    while (rest >= 128) {
      bytes.push((rest & 127) | 128);
      rest >>>= 7;
    }
    bytes.push(rest);
  };
  return {
    bytes,
    number,
    numbers(values) {
      for (const value of values) {
        number(value);
      }
    },
    text(value) {
      number(value.length);
      for (let at = 0; at < value.length; at += 1) {
        number(value.charCodeAt(at));
      }
    },
  };
}

export interface ByteReader {
  number(): number;
  numbers(count: number): Uint16Array;
  text(): string;
}

/** Reads what `writeBytes` wrote, in the same order. */
export function readBytes(bytes: Uint8Array): ByteReader {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) {
        return value;
      }
    }
  };
  const numbers = (count: number) => {
    const values = new Uint16Array(count);
    for (let index = 0; index < count; index += 1) {
      values[index] = number();
    }
    return values;
  };
  return { number, numbers, text: () => String.fromCharCode(...numbers(number())) };
}
