/** Colour, space and type, light and dark. Every pair of text and ground has a contrast of 4.5 or more. */
export const tokens = `
:root { color-scheme: light;
  --ink: #1b2521; --soft: #4f5a55; --line: #d5dcd7; --edge: #6f7d77; --paper: #fff; --ground: #f5f4ef; --tint: #e9f2ed;
  --brand: #0b5d4b; --brand-strong: #084839; --on-brand: #fff; --accent: #9a4f00; --focus: #b35900;
  --for: #0a6b45; --against: #9c2f16; --missing: #7a4d00; --told: #e6f3ec; --fault: #fbeae5; --warn: #fdf3dc;
  --track: #dfe6e2; --shade: 0 1px 2px rgb(20 40 30 / .08), 0 4px 16px rgb(20 40 30 / .06);
  --s1: .25rem; --s2: .5rem; --s3: .75rem; --s4: 1rem; --s5: 1.5rem; --s6: 2.5rem; --s7: 4rem;
  --radius: 12px; --touch: 48px; --measure: 68ch; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark;
  --ink: #e8eeea; --soft: #aab7b0; --line: #36423d; --edge: #8b9a93; --paper: #1a2420; --ground: #111916; --tint: #20312a;
  --brand: #7ad3b6; --brand-strong: #a3e4cf; --on-brand: #06251c; --accent: #f0b465; --focus: #ffc46b;
  --for: #74d3a4; --against: #f59e84; --missing: #f0c067; --told: #16352a; --fault: #43231b; --warn: #3a2f14;
  --track: #33403a; --shade: none; } }
`;
