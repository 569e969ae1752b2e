'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Renders its children once they come near the viewport. */
export function WhenNear({
  className,
  placeholder,
  children,
}: {
  className: string;
  placeholder: ReactNode;
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || near) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: '300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [near]);
  return (
    <div ref={place} className={className}>
      {near ? children : placeholder}
    </div>
  );
}
