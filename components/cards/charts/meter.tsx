/**
 * A value on a scale with words at both ends. The words and the number carry the meaning; the bar only illustrates it.
 */
export function Meter(props: {
  label: string;
  value: number;
  text: string;
  low: string;
  high: string;
  min?: number;
  max?: number;
}) {
  const { min = 0, max = 1 } = props;
  const share = Math.min(1, Math.max(0, (props.value - min) / (max - min)));
  return (
    <div className="mt-4">
      <div className="flex items-baseline justify-between gap-4 text-[0.9375rem]">
        <span className="text-ink-2">{props.label}</span>
        <span className="font-medium">{props.text}</span>
      </div>
      <div
        role="meter"
        aria-label={props.label}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-valuenow={props.value}
        aria-valuetext={props.text}
        className="relative mt-1 h-3"
      >
        <div className="absolute inset-x-0 top-1/2 h-px bg-line-strong" />
        <div
          className="absolute top-1/2 left-0 h-[3px] -translate-y-1/2 bg-accent"
          style={{ width: `${share * 100}%` }}
        />
        <div className="absolute inset-y-0 w-[3px] -translate-x-1/2 bg-accent" style={{ left: `${share * 100}%` }} />
      </div>
      <div aria-hidden="true" className="flex justify-between text-note text-ink-2">
        <span>{props.low}</span>
        <span>{props.high}</span>
      </div>
    </div>
  );
}
