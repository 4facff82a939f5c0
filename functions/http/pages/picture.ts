/** Two squares that make one eight-pointed star: two sides that fit. */
const star = `<g fill="none" stroke-width="5" stroke-linejoin="round"><rect x="17" y="17" width="66" height="66" rx="4" stroke="#0b5d4b"/><rect x="17" y="17" width="66" height="66" rx="4" stroke="#c9771a" transform="rotate(45 50 50)"/></g><circle cx="50" cy="50" r="13" fill="#0b5d4b"/>`;

/** The mark of the service. */
export const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${star}</svg>`;
