import type { DemoStage } from './demo-stage.ts';

const STEPS = 10;

export function say({ context }: DemoStage, step: number, text: string): void {
  context.out('');
  context.out(`[${step}/${STEPS}] ${text}`);
}

export function tell({ context }: DemoStage, text: string): void {
  context.out(`      ${text}`);
}

/** Something as a person reads it, set apart. */
export function show({ context }: DemoStage, title: string, text: string): void {
  context.out('');
  context.out(`      ${title}:`);
  for (const line of text.split('\n')) context.out(`      | ${line}`);
}

/** `1 milestone`, `2 milestones` */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
