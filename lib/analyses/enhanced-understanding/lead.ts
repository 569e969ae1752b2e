import type { EnhancedUnderstanding } from './schema.ts';

/** The main reading in a plain sentence or two, from the fields alone. */
export function lead(data: EnhancedUnderstanding): string {
  return data.summary_of_understanding;
}
