import type { Attachment } from 'svelte/attachments';

import { eachFrame } from './frames.ts';
import type { Point } from './viewport.ts';

interface Moves {
  pan: (by: Point) => void;
  zoom: (by: number, at: Point) => void;
  /** A press on the field itself, and no move. */
  press: (at: Point) => void;
}

/** Moves and magnifies a field by wheel, drag and two fingers, once in each frame of the screen. */
export function gestures(moves: Moves): Attachment<HTMLElement> {
  return (field) => {
    const fingers = new Map<number, Point>();
    const panned = eachFrame<Point>((by, more) => ({ x: by.x + more.x, y: by.y + more.y }), moves.pan);
    const zoomed = eachFrame<{ by: number; at: Point }>((one, more) => ({ by: one.by * more.by, at: more.at }), ({ by, at }) => moves.zoom(by, at));
    let isMoved = false;

    const inField = (event: MouseEvent) => {
      const box = field.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      // A notch of a wheel is some 100 pixels; a pinch on a touchpad comes as small steps with the control key.
      zoomed.add({ by: Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), at: inField(event) });
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      if (fingers.size === 0) isMoved = false;
      fingers.set(event.pointerId, inField(event));
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = inField(event);
      if (!isMoved && Math.hypot(now.x - before.x, now.y - before.y) < 4) return; // a hand is never quite still
      if (!isMoved) field.setPointerCapture(event.pointerId);
      isMoved = true;
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) zoomed.add({ by: Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y)), at: other });
      else panned.add({ x: now.x - before.x, y: now.y - before.y });
      fingers.set(event.pointerId, now);
    };
    const up = (event: PointerEvent) => fingers.delete(event.pointerId);
    const click = (event: MouseEvent) => {
      if (isMoved) event.stopPropagation(); // the end of a drag presses nothing
      else if (!(event.target as Element).closest('.box')) moves.press(inField(event));
    };

    field.addEventListener('wheel', wheel, { passive: false });
    field.addEventListener('pointerdown', down);
    field.addEventListener('pointermove', move);
    field.addEventListener('pointerup', up);
    field.addEventListener('pointercancel', up);
    field.addEventListener('click', click, { capture: true });
    return () => {
      panned.stop();
      zoomed.stop();
      field.removeEventListener('wheel', wheel);
      field.removeEventListener('pointerdown', down);
      field.removeEventListener('pointermove', move);
      field.removeEventListener('pointerup', up);
      field.removeEventListener('pointercancel', up);
      field.removeEventListener('click', click, { capture: true });
    };
  };
}
