import type { TextModel } from '#lib/text/model';
import type { Task } from '#lib/text/statements/tasks';

/** Who is to do it: a speaker, a name in the text, "we", or null where it is not said. */
export function doerOf(model: TextModel, task: Task): string | null {
  const named = nameIn(model, task);
  if (named !== null) return named;
  const others = model.speakers.names.filter((name) => name !== task.speaker);
  const listener = task.speaker !== null ? nextSpeaker(model, task) ?? (others.length === 1 ? (others[0] ?? null) : null) : null;
  if (task.said === 'request' || task.said === 'advice') return listener;
  if (task.said === 'plan') return 'we';
  return asks(task.text) && !/\b(?:i|we)(?:'ll| will)\b/iu.test(task.text) ? listener : task.speaker;
}

/** "Joanne will send", "Peter's going to call", "Tom, can you": a name that does it, or is called on. */
function nameIn(model: TextModel, { text }: Task): string | null {
  const found = /\b(\p{Lu}\p{Ll}+)(?:'s going to| is going to| will\b|'ll\b)|^(\p{Lu}\p{Ll}+), (?:can|could|would|will|please)/u.exec(text);
  const name = found?.[1] ?? found?.[2];
  if (name === undefined || notNames.has(name)) return null;
  return model.speakers.names.find((known) => known.toLowerCase().split(' ').includes(name.toLowerCase())) ?? name;
}

const notNames = new Set(['I', 'We', 'You', 'He', 'She', 'It', 'They', 'That', 'This', 'There', 'What', 'Who', 'Somebody', 'Someone', 'Nobody', 'Everybody', 'Which', 'And', 'So', 'But', 'Okay', 'Then', 'Well', 'Yes', 'No']);

function asks(text: string): boolean {
  return /\b(?:you'll|you will|can you|could you|would you|will you|please|you should|you need|you have to|you can|want you|like you|make sure)\b|^(?:(?:and|so|then|just|okay|ok|well|um|uh),? )*(?:come|take|keep|call|send|make|give|bring|check|try|go|get|put|write|tell|let|ask|stop|do|don't|avoid|drink|start|book|ring|remember)\b(?! ?you| me know)/iu.test(text);
}

/** The other one who speaks next, or spoke last. */
function nextSpeaker(model: TextModel, { unit, speaker }: Task): string | null {
  const { bySegment } = model.speakers;
  for (const by of [1, -1, 2, -2, 3, -3]) {
    const other = bySegment[unit + by];
    if (other !== undefined && other !== null && other !== speaker) return other;
  }
  return null;
}
