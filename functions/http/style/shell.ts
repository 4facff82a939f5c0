/** What stands around every page. */
export const shell = `
.skip { position: absolute; inset-inline-start: 0; inset-block-start: -100px; background: var(--paper); padding: .75rem 1rem; z-index: 2; }
.skip:focus { inset-block-start: 0; }
.inner, main { max-inline-size: 70rem; margin-inline: auto; padding-inline: var(--s4); }
.bar-top { background: var(--paper); border-block-end: 1px solid var(--line); }
.bar-top .inner { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s4); padding-block: var(--s1); }
.brand { display: inline-flex; align-items: center; gap: var(--s2); font-weight: 700; font-size: 1.25rem; color: var(--brand); text-decoration: none; min-block-size: var(--touch); }
.brand svg { inline-size: 2rem; block-size: 2rem; }
.bar-top nav, .bar-top form { display: flex; flex-wrap: wrap; }
.bar-top nav a, .bar-top nav button { color: var(--ink); display: inline-flex; align-items: center; gap: .4rem; min-block-size: var(--touch);
  min-inline-size: 44px; padding-inline: .55rem; text-decoration: none; border-radius: 8px; }
.bar-top nav button { background: none; border: 0; font: inherit; font-weight: 400; cursor: pointer; }
.bar-top nav :is(a, button):hover { background: var(--tint); }
.bar-top nav [aria-current] { font-weight: 700; color: var(--brand); box-shadow: inset 0 -3px 0 var(--brand); border-radius: 0; }
.languages { margin-inline-start: auto; }
.languages a { justify-content: center; }
main { padding-block: var(--s5) var(--s7); min-block-size: 60vh; }
footer { border-block-start: 1px solid var(--line); color: var(--soft); background: var(--paper); padding-block: var(--s5); }
footer .inner { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s5); align-items: baseline; }
footer p { margin: 0; max-inline-size: 46rem; }
footer a { display: inline-flex; align-items: center; min-block-size: 44px; }
@media (max-width: 40rem) {
  .bar-top .inner { padding-block-end: 0; column-gap: var(--s1); }
  .bar-top .languages a { padding-inline: .3rem; font-size: .92rem; }
  .brand { font-size: 1.15rem; gap: .35rem; }
  .bar-top nav:not(.languages) { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); margin-inline: calc(-1 * var(--s3)); }
  .bar-top nav:not(.languages) :is(a, button) { flex-direction: column; gap: .15rem; justify-content: center; inline-size: 100%; padding: .35rem .1rem; font-size: .74rem; line-height: 1.2; text-align: center; }
  html:lang(ar) .bar-top nav:not(.languages) :is(a, button) { font-size: .82rem; }
}
.bar-top nav:not(.languages) { order: 3; flex-basis: 100%; border-block-start: 1px solid var(--line); margin-inline: -.55rem; }
`;
