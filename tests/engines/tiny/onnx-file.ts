// Writes ONNX graphs (onnx.proto3): nodes, weights and branches, as far as the generated models need them.
import { type Field, float, integer, message, text } from './protobuf.ts';

/** Numbers of onnx `TensorProto.DataType`. */
const TYPES = { float: 1, int64: 7, bool: 9 } as const;
type Type = keyof typeof TYPES;
/** A dimension: its size, or a name where it varies. */
export type Value = { name: string; type: Type; dims: readonly (number | string)[] };
type Attribute = number | { ints: readonly number[] } | { graph: Graph } | { float: number };

/** A graph under construction: add weights and nodes, then name its outputs. */
export type Graph = {
  weight(name: string, dims: readonly number[], data: Float32Array | BigInt64Array): string;
  /** Adds a node with one output of this name (or those names) and returns it. */
  node(op: string, inputs: readonly string[], output: string, attributes?: Record<string, Attribute>): string;
  nodes(
    op: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes?: Record<string, Attribute>,
  ): void;
  /** The graph as a message's fields. */
  fields(name: string, inputs: readonly Value[], outputs: readonly Value[]): Field[];
  outputs: Value[];
};

export function createGraph(): Graph {
  const nodes: Field[] = [];
  const weights: Field[] = [];
  const graph: Graph = {
    outputs: [],
    weight(name, dims, data) {
      const type = data instanceof Float32Array ? TYPES.float : TYPES.int64;
      const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      weights.push(
        message(5, [...dims.map((d) => integer(1, d)), integer(2, type), text(8, name), message(9, [raw])]),
      );
      return name;
    },
    node(op, inputs, output, attributes) {
      graph.nodes(op, inputs, [output], attributes);
      return output;
    },
    nodes(op, inputs, outputs, attributes = {}) {
      nodes.push(
        message(1, [
          ...inputs.map((name) => text(1, name)),
          ...outputs.map((name) => text(2, name)),
          text(3, `${op}_${outputs[0]}`),
          text(4, op),
          ...Object.entries(attributes).map(([name, value]) =>
            message(5, [text(1, name), ...attribute(value)]),
          ),
        ]),
      );
    },
    fields: (name, inputs, outputs) => [
      ...nodes,
      text(2, name),
      ...weights,
      ...inputs.map((value) => message(11, valueInfo(value))),
      ...outputs.map((value) => message(12, valueInfo(value))),
    ],
  };
  return graph;
}

/** A whole model, opset 17. */
export function onnxFile(graph: Graph, inputs: readonly Value[], outputs: readonly Value[]): Uint8Array {
  return Buffer.concat([
    integer(1, 8),
    text(2, 'padanan tests'),
    message(7, graph.fields('model', inputs, outputs)),
    message(8, [text(1, ''), integer(2, 17)]),
  ]);
}

function attribute(value: Attribute): Field[] {
  if (typeof value === 'number') return [integer(3, value), integer(20, 2)];
  if ('float' in value) return [float(2, value.float), integer(20, 1)];
  if ('ints' in value) return [...value.ints.map((n) => integer(8, n)), integer(20, 7)];
  return [message(6, value.graph.fields('branch', [], value.graph.outputs)), integer(20, 5)];
}

function valueInfo({ name, type, dims }: Value): Field[] {
  const shape = message(
    2,
    dims.map((d) => message(1, [typeof d === 'number' ? integer(1, d) : text(2, d)])),
  );
  return [text(1, name), message(2, [message(1, [integer(1, TYPES[type]), shape])])];
}
