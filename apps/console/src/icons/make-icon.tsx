import type { FunctionComponent, SVGProps } from 'react';

interface Props extends Omit<SVGProps<SVGSVGElement>, 'stroke' | 'strokeWidth'> {
  readonly size: number;
  /** How thick its lines are, on a grid of 24 by 24. */
  readonly stroke?: number;
}

export type Icon = FunctionComponent<Props>;

/** An icon from the paths of its lines, in the colour of the text around it. */
export function makeIcon(...paths: readonly string[]): Icon {
  return function Icon({ size, stroke = 2, ...rest }) {
    return (
      <svg
        xmlns="http://www.w3.org/2000/svg"
        viewBox="0 0 24 24"
        width={size}
        height={size}
        fill="none"
        stroke="currentColor"
        strokeWidth={stroke}
        strokeLinecap="round"
        strokeLinejoin="round"
        {...rest}
      >
        {paths.map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
    );
  };
}
