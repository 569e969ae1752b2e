'use client';

import { useEffect, useState } from 'react';
import { importWithRetry } from '#lib/client/import-with-retry';
import type { ReadTranscript, Wanted } from '#lib/speech/transcripts/contract';
import { decodeText, isTranscriptName } from '#lib/speech/transcripts/decode';

/** In characters: parsing a longer text would delay keystrokes; the server then shows how it was parsed. */
const longest = 500_000;
const quietMs = 250;

/** How a text would be parsed; null if it is empty, invalid, or too long to be parsed while the user types. */
export function useTextPreview(text: string, wanted: Wanted): ReadTranscript | null {
  const [read, setRead] = useState<ReadTranscript | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void previewOf(text, '', wanted).then((preview) => {
        if (current) setRead(preview);
      });
    }, quietMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, wanted]);
  return read;
}

/**
 * The same once. The parser is loaded on demand; texts that it refuses are also refused by the server, with a sentence.
 */
export async function previewOf(text: string, name: string, wanted: Wanted): Promise<ReadTranscript | null> {
  if (text.trim() === '' || text.length > longest) return null;
  const { readTranscriptText } = await importWithRetry(() => import('#lib/speech/transcripts/read'));
  try {
    return readTranscriptText(text, name, wanted);
  } catch {
    return null;
  }
}

/** The text of a chosen file that can be read in two ways; null for recordings and for unambiguous texts. */
export async function doubtfulText(file: File): Promise<{ text: string; read: ReadTranscript } | null> {
  if (file.size > 2 * longest || !isTranscriptName(file.name, file.type)) return null;
  const text = decodeText(new Uint8Array(await file.arrayBuffer()));
  const read = text === null ? null : await previewOf(text, file.name, {});
  return text !== null && read !== null && read.others.length > 0 ? { text, read } : null;
}
