// Small choices of the reader, kept in this browser; where storage is refused they last for the page.
const forPage = new Map<string, string>();

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`tocsin.${name}`);
  } catch {
    return forPage.get(name) ?? null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`tocsin.${name}`, value);
  } catch {
    forPage.set(name, value);
  }
}
