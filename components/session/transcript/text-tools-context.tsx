'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import { createTextTools, type TextTools, type TextToolsStore } from '#lib/client/transcript/text-tools';

/** For texts outside the transcript's column, which have no tools. */
const idle = createTextTools();
const ToolsContext = createContext<TextToolsStore>(idle);

export function TextToolsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createTextTools);
  return <ToolsContext value={store}>{children}</ToolsContext>;
}

export function useTextToolsStore(): TextToolsStore {
  return useContext(ToolsContext);
}

export function useTextTools<T>(select: (state: TextTools) => T): T {
  return useStore(useTextToolsStore(), select);
}
