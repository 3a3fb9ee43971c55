//! `cargo xtask calibrate`: how large the values inside the detector get, for its eight-bit form.
//!
//! Only needed when the model changes. The pictures are those that the wheel of scikit-image carries;
//! the portraits of the tests are not among them, so that the tests judge on pictures not used here.

use crate::run::{Done, command, output, root};
use crate::{bench, setup};

/// Runs the network with full numbers over the pictures at several sizes and prints, for each tensor
/// that is to have eight bits, its least and its greatest value.
const MEASURE: &str = r##"
import sys
import numpy as np, onnx, onnxruntime
from PIL import Image
import skimage, os

model = onnx.load(sys.argv[1])
graph = model.graph
weights = {tensor.name for tensor in graph.initializer}
inputs = [value for value in graph.input if value.name not in weights]
outputs = [value.name for value in graph.output]
del graph.input[:], graph.value_info[:]
graph.input.extend(inputs)
for value in list(graph.input) + list(graph.output):
    for place, dim in enumerate(value.type.tensor_type.shape.dim):
        if place != 1:
            dim.ClearField("dim_value")
            dim.dim_param = f"{value.name}_{place}"
consumers = {}
for node in graph.node:
    for name in node.input:
        consumers.setdefault(name, []).append(node)
wanted = []
for node in graph.node:
    if node.op_type not in ("Conv", "Add"):
        continue
    name = node.output[0]
    after = consumers.get(name, [])
    if len(after) == 1 and after[0].op_type == "Relu":
        name = after[0].output[0]
    wanted.append(name)
between = [name for name in wanted if name not in outputs]
graph.output.extend(onnx.helper.make_empty_tensor_value_info(name) for name in between)
options = onnxruntime.SessionOptions()
options.log_severity_level = 3
session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])

folder = os.path.join(os.path.dirname(skimage.__file__), "data")
names = sorted(name for name in os.listdir(folder) if name.endswith((".png", ".jpg", ".jpeg", ".gif", ".tif")))
low, high = dict.fromkeys(wanted, 0.0), dict.fromkeys(wanted, 0.0)
used = []
for name in names:
    try:
        picture = Image.open(os.path.join(folder, name)).convert("RGB")
    except Exception:
        continue
    if min(picture.size) < 64:
        continue
    used.append(name)
    for part in (1, 2, 4):
        width, height = (min(side // part, 640) // 32 * 32 for side in picture.size)
        if not (width and height):
            continue
        smaller = picture.resize((picture.width // part, picture.height // part), Image.BOX)
        pixels = np.asarray(smaller.crop((0, 0, width, height)), np.float32).transpose(2, 0, 1)[None]
        for tensor, values in zip(wanted, session.run(wanted, {inputs[0].name: pixels})):
            low[tensor] = min(low[tensor], float(values.min()))
            high[tensor] = max(high[tensor], float(values.max()))
print("# The least and the greatest value of each tensor that has eight bits in the quick form of the network.")
print("# Written by `cargo xtask calibrate`, from the pictures in the wheel of scikit-image "
      f"{skimage.__version__}:")
print("# " + " ".join(used) + ".")
print()
print(f"input = {inputs[0].name!r}".replace("'", '"'))
print()
print("[tensors]")
for tensor in wanted:
    print(f'"{tensor}" = [{low[tensor]:.4g}, {high[tensor]:.4g}]')
"##;

/// Measures and rewrites models/centerface/ranges.toml.
pub fn run() -> Done {
    setup::run(setup::Extent::Use)?;
    let python = bench::peer::environment()?.with_file_name("python");
    let model = root().join("models/centerface/centerface.onnx");
    let arguments = ["-c", MEASURE, &model.to_string_lossy()];
    let text = output(command(&python.to_string_lossy(), &arguments))?;
    let target = root().join("models/centerface/ranges.toml");
    std::fs::write(&target, text).map_err(|e| format!("{}: {e}", target.display()))?;
    println!("written: {}", target.display());
    Ok(())
}
