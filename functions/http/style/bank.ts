/** The front page and the public bank. */
export const bank = `
.hero { background: linear-gradient(135deg, var(--tint), var(--paper) 70%); border: 1px solid var(--line); border-radius: 18px; padding: clamp(1.25rem, 4vw, 3rem); margin-block-end: var(--s5); }
.hero h1 { max-inline-size: 24ch; }
.ways { display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); list-style: none; padding: 0; }
.ways .icon { inline-size: 2rem; block-size: 2rem; color: var(--brand); }
.ways .card { block-size: 100%; margin: 0; }
.tiles { display: grid; gap: 6px; grid-template-columns: repeat(5, minmax(0, 1fr)); max-inline-size: 34rem; list-style: none; padding: 0; direction: ltr; }
.r-MA-01 { grid-area: 1 / 4; } .r-MA-04 { grid-area: 2 / 3; } .r-MA-03 { grid-area: 2 / 4; } .r-MA-02 { grid-area: 2 / 5; } .r-MA-06 { grid-area: 3 / 3; } .r-MA-05 { grid-area: 3 / 4; } .r-MA-08 { grid-area: 3 / 5; } .r-MA-09 { grid-area: 4 / 2; } .r-MA-07 { grid-area: 4 / 3; } .r-MA-11 { grid-area: 5 / 1; } .r-MA-10 { grid-area: 5 / 2; } .r-MA-12 { grid-area: 6 / 1; }
.tiles a { display: flex; flex-direction: column; justify-content: center; align-items: center; text-align: center; min-block-size: 4rem; padding: .2rem; border-radius: 8px;
  background: var(--tint); border: 1px solid var(--line); color: var(--ink); text-decoration: none; font-size: .78rem; line-height: 1.25; overflow-wrap: anywhere; hyphens: auto; }
.tiles a:hover { border-color: var(--brand); background: var(--told); }
.tiles a[aria-current] { background: var(--brand); color: var(--on-brand); }
.tiles strong { font-size: 1.05rem; }
.search { display: flex; gap: var(--s2); flex-wrap: wrap; align-items: end; }
.search .field { margin: 0; }
.search .words { flex: 3 1 16rem; }
.found { display: grid; gap: var(--s5); grid-template-columns: minmax(0, 1fr) minmax(0, 27rem); align-items: start; }
.met { background: var(--warn); border-radius: 3px; padding-inline: .15em; color: inherit; }
@media (max-width: 60rem) { .found { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 26rem) { .tiles { gap: 4px; } .tiles a { font-size: .66rem; min-block-size: 3.6rem; } }
`;
