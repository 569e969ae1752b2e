/** Rows of equal length, one after another. */
export interface Matrix {
  values: Float32Array;
  rows: number;
  columns: number;
}

/**
 * The path with the largest sum through a matrix, from its first row and column to its last, going right, down or both
 * at each step (dynamic time warping). Returns, for each row, the first column of the path and the one after its last.
 */
export function bestPath({ values, rows, columns }: Matrix): { from: number; to: number }[] {
  const down = 1;
  const right = 2;
  const steps = new Uint8Array(rows * columns);
  let above = new Float64Array(columns).fill(-Infinity);
  for (let row = 0; row < rows; row++) {
    const here = new Float64Array(columns);
    for (let column = 0; column < columns; column++) {
      // The path begins in the first row and column, so nothing leads into the first row from above.
      const both = column > 0 ? (above[column - 1] ?? 0) : row === 0 ? 0 : -Infinity;
      const fromAbove = above[column] ?? 0;
      const fromLeft = column > 0 ? (here[column - 1] ?? 0) : -Infinity;
      const [best, step] =
        both >= fromAbove && both >= fromLeft
          ? [both, 0]
          : fromAbove >= fromLeft
            ? [fromAbove, down]
            : [fromLeft, right];
      here[column] = best + (values[row * columns + column] ?? 0);
      steps[row * columns + column] = step;
    }
    above = here;
  }
  const way = Array.from({ length: rows }, () => ({ from: columns, to: 0 }));
  for (let [row, column] = [rows - 1, columns - 1]; row >= 0 && column >= 0;) {
    const place = way[row];
    if (place) [place.from, place.to] = [Math.min(place.from, column), Math.max(place.to, column + 1)];
    const step = steps[row * columns + column];
    if (step !== right) row--;
    if (step !== down) column--;
  }
  return way;
}
