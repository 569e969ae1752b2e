/** Numbers of speakers that can be requested; more than four are not told apart. */
export const speakerCounts = [1, 2, 3, 4] as const;
export type SpeakerCount = (typeof speakerCounts)[number];
