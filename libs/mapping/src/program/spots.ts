/** The elements that a value was read from, the first one being the one that counts. */
export class Spots {
  readonly nodes: number[] = [];
  readonly elements: number[] = [];
  /** 0 where the whole element is meant. */
  readonly components: number[] = [];
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(node: number, element: number, component: number): void {
    const at = this.count++;
    this.nodes[at] = node;
    this.elements[at] = element;
    this.components[at] = component;
  }
}
