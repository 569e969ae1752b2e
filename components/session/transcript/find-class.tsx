/** Classes of the search box, also for the element that reserves its space. */
export const findClass = 'flex min-w-0 flex-[1_1_13rem] items-center gap-x-2';
export const findFieldClass = 'min-h-9 w-24 min-w-0 flex-1 border border-line-strong bg-paper px-2 text-note';
