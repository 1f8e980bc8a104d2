// A column of numbers that grows, for records that are packed: written in place and copied once, where an array would be copied while it grows
// and once more when it is handed over.

/** A column that is being filled. */
export interface Column<Numbers extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>> {
  /** Where the numbers stand, with room for as many as were asked for last; another array after each time that it had to grow. */
  values: Numbers;
  /** How many there are. */
  length: number;
}

/** An empty column of whole numbers. */
export function createInts(): Column<Int32Array<ArrayBuffer>> {
  return { values: new Int32Array(1024), length: 0 };
}

/** An empty column of any numbers. */
export function createFloats(): Column<Float64Array<ArrayBuffer>> {
  return { values: new Float64Array(256), length: 0 };
}

/** Makes room for so many whole numbers behind those that are there; gives the array in which they may be written. */
export function intsFor(column: Column<Int32Array<ArrayBuffer>>, count: number): Int32Array<ArrayBuffer> {
  return hasRoom(column, count) ? column.values : moveTo(column, new Int32Array(column.values.length * 2 + count));
}

/** The same for any numbers. */
export function floatsFor(column: Column<Float64Array<ArrayBuffer>>, count: number): Float64Array<ArrayBuffer> {
  return hasRoom(column, count) ? column.values : moveTo(column, new Float64Array(column.values.length * 2 + count));
}

type Numbers = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

function hasRoom({ values, length }: Column<Numbers>, count: number): boolean {
  return length + count <= values.length;
}

function moveTo<Some extends Numbers>(column: Column<Some>, larger: Some): Some {
  larger.set(column.values);
  column.values = larger;
  return larger;
}
