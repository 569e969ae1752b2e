import type { ComponentProps } from 'react';

/** `solid` is for the main action of a page, `line` for its alternatives, `quiet` for buttons in a row of text. */
export type ButtonLook = 'solid' | 'line' | 'quiet' | 'danger';

const looks: Record<ButtonLook, string> = {
  solid: 'bg-accent text-accent-ink hover:opacity-90 px-5',
  line: 'border border-line-strong hover:border-ink px-5',
  quiet: 'text-accent underline decoration-1 underline-offset-[0.2em] hover:decoration-2',
  danger: 'border border-alert text-alert hover:bg-alert hover:text-paper px-5',
};

export function buttonClass(look: ButtonLook): string {
  return `inline-flex min-h-11 items-center justify-center gap-2 font-medium whitespace-nowrap disabled:opacity-50 ${looks[look]}`;
}

export function Button({ look = 'line', className = '', ...rest }: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type="button" className={`${buttonClass(look)} ${className}`} {...rest} />;
}
