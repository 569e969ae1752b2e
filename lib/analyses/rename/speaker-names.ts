/** New names by current label. All are replaced at once, so that two speakers can swap names. */
export type SpeakerNames = Readonly<Record<string, string>>;
