/** In the explanation of a cue that is one weak phrase alone. */
export const weakNote = 'A weak cue: it is often said with no such aim, and counts here because one of the speakers says it to the other.';
