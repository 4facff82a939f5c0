/** The elements themselves. Logical properties only, so that both directions share everything. */
export const base = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-block-start: var(--s5); }
body { margin: 0; color: var(--ink); background: var(--ground); line-height: 1.6; overflow-wrap: break-word;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Tawafuq Tifinagh", sans-serif; }
:lang(ar) { font-family: "Noto Naskh Arabic", "Noto Sans Arabic", "Geeza Pro", "Segoe UI", Tahoma, "DejaVu Sans", system-ui, "Tawafuq Tifinagh", sans-serif; }
html:lang(ar) body { line-height: 1.85; }
:lang(zgh) { font-family: "Tawafuq Tifinagh", "Ebrima", "Noto Sans Tifinagh", sans-serif; }
a { color: var(--brand); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { color: var(--brand-strong); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
[tabindex="-1"]:focus-visible { outline: none; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.6vw, 2.1rem); line-height: 1.3; margin-block: 0 var(--s3); text-wrap: balance; }
html:lang(ar) :is(h1, h2, h3) { line-height: 1.55; }
h2 { font-size: 1.3rem; line-height: 1.35; margin-block: var(--s6) var(--s3); }
h3 { font-size: 1.1rem; line-height: 1.4; margin-block: 0 var(--s1); }
h4 { font-size: 1rem; margin-block: var(--s3) var(--s1); }
p { margin-block: 0 var(--s3); }
ul, ol { padding-inline-start: 1.4rem; margin-block: 0 var(--s3); }
img, svg { max-inline-size: 100%; }
table { border-collapse: collapse; inline-size: 100%; background: var(--paper); }
caption { text-align: start; font-weight: 600; padding-block: var(--s2); }
th, td { text-align: start; padding: .5rem .6rem; border-block-end: 1px solid var(--line); vertical-align: middle; }
thead th { color: var(--soft); font-weight: 600; font-size: .9rem; }
tbody th { font-weight: 500; }
dl { display: grid; grid-template-columns: minmax(7rem, auto) minmax(0, 1fr); gap: .2rem var(--s4); margin: var(--s2) 0 var(--s3); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
summary { cursor: pointer; min-block-size: var(--touch); display: flex; align-items: center; gap: var(--s2); color: var(--brand); font-weight: 600; }
summary::before { content: "+"; inline-size: 1.2rem; flex: none; font-size: 1.2rem; }
details[open] > summary::before { content: "−"; }
summary::-webkit-details-marker { display: none; }
hr { border: 0; border-block-start: 1px solid var(--line); margin-block: var(--s5); }
.icon { inline-size: 1.25em; block-size: 1.25em; flex: none; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; vertical-align: -.22em; }
[dir="rtl"] .icon.turns { transform: scaleX(-1); }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-block-end: var(--s2); } }
`;
