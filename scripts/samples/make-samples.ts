/**
 * Makes the sample clips of the start page: public/samples/<id>.mp3 and <id>.json, and index.json. Used only by authors
 * when a script has changed: `node scripts/samples/make-samples.ts`; with `--no-sound` the clips stay unchanged. Needs
 * flite with the voices rms and slt, and ffmpeg.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SampleScript, sampleScripts } from './scripts.ts';
import { type SaidWord, wordTimes } from './word-times.ts';
import { requireTools, speak, voiceRateHz } from './voices.ts';

const folder = join(import.meta.dirname, '../../public/samples');
const leadS = 0.5;
const targetLufs = -20;
/** A quiet room instead of digital silence. */
const roomDbfs = -66;
const bitRate = '40k';

/** A sample's JSON: words with speakers and times. */
interface SampleFile {
  id: string;
  title: string;
  description: string;
  speakers: string[];
  duration_s: number;
  text: string;
  turns: { speaker: string; text: string; start_s: number; end_s: number; pause_after_s: number; words: SaidWord[] }[];
}

function assemble(script: SampleScript): { samples: Float32Array; turns: SampleFile['turns'] } {
  const pieces: Float32Array[] = [silenceOf(leadS)];
  let at = pieces[0]?.length ?? 0;
  const turns = script.turns.map(({ speaker, text, pause_s, stretch = 1, gain_db = 0 }) => {
    const voice = script.voices[speaker];
    if (!voice) throw new Error(`"${script.id}" has no voice for ${speaker}.`);
    const spoken = speak(voice, text, stretch);
    const speech = spoken.samples.map((value) => value * 10 ** (gain_db / 20));
    const pause = silenceOf(pause_s);
    const placed = (in_s: number): number =>
      secondsOf(at + Math.min(speech.length, Math.max(0, Math.round((in_s - spoken.cut_s) * voiceRateHz))));
    const words = wordTimes(voice, text, stretch).map(({ word, start_s, end_s }) => ({
      word,
      start_s: placed(start_s),
      end_s: placed(end_s),
    }));
    const turn = {
      speaker,
      text,
      start_s: secondsOf(at),
      end_s: secondsOf(at + speech.length),
      pause_after_s: pause_s,
      words,
    };
    pieces.push(speech, pause);
    at += speech.length + pause.length;
    return turn;
  });
  const samples = new Float32Array(at);
  let offset = 0;
  for (const piece of pieces) {
    samples.set(piece, offset);
    offset += piece.length;
  }
  return { samples, turns };
}

function silenceOf(lengthS: number): Float32Array {
  return new Float32Array(Math.round(lengthS * voiceRateHz));
}

function secondsOf(sample: number): number {
  return Math.round((1000 * sample) / voiceRateHz) / 1000;
}

/** EBU R128 integrated loudness by FFmpeg. */
function loudnessOf(samples: Float32Array): number {
  const run = spawnSync('ffmpeg', [...rawInput, '-af', 'ebur128', '-f', 'null', '-'], {
    input: bytesOf(samples),
    encoding: 'utf8',
  });
  const found = [...run.stderr.matchAll(/I:\s+(-?[\d.]+) LUFS/g)].at(-1)?.[1];
  if (found === undefined) throw new Error(`ffmpeg could not measure the loudness: ${run.stderr.slice(-300)}`);
  return Number(found);
}

const rawInput = ['-hide_banner', '-nostdin', '-f', 'f32le', '-ar', String(voiceRateHz), '-ac', '1', '-i', '-'];

function bytesOf(samples: Float32Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** Normalised to the target loudness, over the noise of a quiet room (the same noise every time). */
function mastered(samples: Float32Array): Float32Array {
  const gain = 10 ** ((targetLufs - loudnessOf(samples)) / 20);
  const room = 10 ** (roomDbfs / 20) * Math.sqrt(3);
  let state = 1;
  return samples.map((value) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return value * gain + room * (state / 2 ** 31 - 1);
  });
}

function writeMp3(file: string, samples: Float32Array, title: string): void {
  const encode = ['-c:a', 'libmp3lame', '-b:a', bitRate, '-metadata', `title=${title}`, '-y', file];
  execFileSync('ffmpeg', [...rawInput, ...encode], { input: bytesOf(samples), stdio: ['pipe', 'ignore', 'ignore'] });
}

function writeJson(file: string, value: unknown): void {
  const json = JSON.stringify(value, null, 2);
  // One word per line.
  writeFileSync(
    join(folder, file),
    `${json.replace(/\{\s+("word": .*)\s+("start_s": .*)\s+("end_s": .*)\s+\}/g, '{ $1 $2 $3 }')}\n`,
  );
}

function make(script: SampleScript): {
  id: string;
  title: string;
  description: string;
  file: string;
  script: string;
  duration_s: number;
} {
  const { samples, turns } = assemble(script);
  const { id, title, description } = script;
  const duration_s = secondsOf(samples.length);
  if (!process.argv.includes('--no-sound')) writeMp3(join(folder, `${id}.mp3`), mastered(samples), title);
  const text = turns.map((turn) => turn.text).join(' ');
  writeJson(`${id}.json`, {
    id,
    title,
    description,
    speakers: Object.keys(script.voices),
    duration_s,
    text,
    turns,
  } satisfies SampleFile);
  console.log(`${id}: ${duration_s} s, ${text.split(' ').length} words`);
  return { id, title, description, file: `${id}.mp3`, script: `${id}.json`, duration_s };
}

requireTools();
mkdirSync(folder, { recursive: true });
writeJson('index.json', sampleScripts.map(make));
