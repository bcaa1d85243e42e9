// Data of a page: from an address, or from an element of the page itself ("#points"), as a report in one file carries it.

/** The JSON at an address or in an element. Raises Error where there is none. */
export async function readJson<Value>(address: string): Promise<Value> {
  if (address.startsWith("#")) return JSON.parse(textOf(address)) as Value;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as Value;
}

/** The address of a script; one that the page carries becomes an address of its own. */
export function scriptAddress(address: string): string {
  if (!address.startsWith("#")) return new URL(address, location.href).href;
  return URL.createObjectURL(new Blob([textOf(address)], { type: "text/javascript" }));
}

function textOf(address: string): string {
  const text = document.getElementById(address.slice(1))?.textContent;
  if (text === undefined || text === null) throw new Error(`the page does not carry ${address}`);
  return text;
}
