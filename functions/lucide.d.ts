/** The icons' package describes its root only; we read single icons, so that the other 1,700 are not loaded. */
declare module "lucide/dist/esm/icons/*.mjs" {
  const icon: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];

  export default icon;
}
