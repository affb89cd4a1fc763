import { useEffect, type RefObject } from 'react';
import { counterparts, type Stretch } from './linked';

interface Linked extends Stretch {
  readonly element: HTMLElement;
}

/**
 * Makes the panes below `root` move as one. Whatever carries `data-bytes="offset length"` lights up, in every pane, the things
 * of the same bytes when it is hovered or focused; panes that do not show theirs scroll to them. Arrow keys go from thing to thing.
 * It works on the elements themselves: a document may have thousands, and none of them needs to render anew.
 */
export function useLinkedPanes(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const panes = root.current;
    if (!panes) return;
    const light = (event: Event) => {
      const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-bytes]') : null;
      if (target) lightUp(panes, target);
      else if (event.type === 'pointerover') dim(panes);
    };
    const leave = () => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement && focused.dataset['bytes'] && panes.contains(focused))
        lightUp(panes, focused);
      else dim(panes);
    };
    const walk = (event: KeyboardEvent) => goOn(event);
    panes.addEventListener('pointerover', light);
    panes.addEventListener('focusin', light);
    panes.addEventListener('pointerleave', leave);
    panes.addEventListener('keydown', walk);
    return () => {
      panes.removeEventListener('pointerover', light);
      panes.removeEventListener('focusin', light);
      panes.removeEventListener('pointerleave', leave);
      panes.removeEventListener('keydown', walk);
    };
  });
}

function lightUp(panes: HTMLElement, target: HTMLElement): void {
  const own = stretchOf(target);
  if (!own) return;
  dim(panes);
  for (const pane of panes.querySelectorAll<HTMLElement>('[data-pane]')) {
    const lit = counterparts(own, linkedIn(pane));
    for (const { element } of lit) element.dataset['lit'] = '';
    const [first] = lit;
    if (first && !pane.contains(target)) reveal(pane, first.element);
  }
  target.dataset['lit'] = '';
}

function dim(panes: HTMLElement): void {
  for (const element of panes.querySelectorAll<HTMLElement>('[data-lit]')) delete element.dataset['lit'];
}

function linkedIn(pane: HTMLElement): Linked[] {
  return [...pane.querySelectorAll<HTMLElement>('[data-bytes]')].flatMap((element) => {
    const stretch = stretchOf(element);
    return stretch ? [{ ...stretch, element }] : [];
  });
}

function stretchOf(element: HTMLElement): Stretch | undefined {
  const [offset, length] = (element.dataset['bytes'] ?? '').split(' ').map(Number);
  return offset === undefined || length === undefined ? undefined : { offset, length };
}

/** Scrolls the pane, never the page, so that the element can be seen. */
function reveal(pane: HTMLElement, element: HTMLElement): void {
  const inner = pane.getBoundingClientRect();
  const outer = element.getBoundingClientRect();
  const margin = 28;
  if (outer.top < inner.top + margin) pane.scrollTop -= inner.top + margin - outer.top;
  else if (outer.bottom > inner.bottom - margin) pane.scrollTop += outer.bottom - inner.bottom + margin;
  if (outer.left < inner.left + margin) pane.scrollLeft -= inner.left + margin - outer.left;
  else if (outer.right > inner.right) pane.scrollLeft += outer.right - inner.right + margin;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function goOn(event: KeyboardEvent): void {
  const by = steps[event.key];
  const target = event.target instanceof HTMLElement ? event.target : null;
  const pane = target?.closest<HTMLElement>('[data-pane]');
  if (by === undefined || !target || !pane) return;
  const all = [...pane.querySelectorAll<HTMLElement>('[data-bytes][tabindex]')];
  const at = all.indexOf(target);
  const next = at < 0 ? all[0] : all[at + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
