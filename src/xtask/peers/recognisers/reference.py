"""What the networks' own runtimes make of a synthetic crop: TFLite, ONNX Runtime, PyTorch.

    python reference.py TFLITE MODELS SHARED > ../../../core/tests/recognisers/python.toml

TFLITE is MobileFaceNet.tflite out of the package that models/manifest.toml names, MODELS the models folder, SHARED
the folder that OMBRELLE_SHARED names. Needs ai-edge-litert, onnxruntime, torch. For each network: how long the
result is, its Euclidean norm, and the sums of every sixteenth value from the first, from the second, and so on.
"""
import importlib.metadata
import sys

import numpy as np

KEPT = 16


def crop(side):
    """The synthetic crop: C, H, W of 0-255, the same as in recognisers.rs."""
    c, y, x = np.meshgrid(np.arange(3), np.arange(side), np.arange(side), indexing="ij")
    return ((((x * 3) ^ (y * 5)) + 40 * c) % 256).astype(np.float32)


def say(name, runtime, values):
    values = np.asarray(values, np.float64).ravel()
    sums = ", ".join(f"{values[start::KEPT].sum():.7g}" for start in range(KEPT))
    version = importlib.metadata.version(runtime)
    print(f'[{name}]\nruntime = "{runtime} {version}"\nlength = {values.size}')
    print(f"norm = {np.linalg.norm(values):.7g}\nsums = [{sums}]\n")


def mobilefacenet(tflite):
    from ai_edge_litert.interpreter import Interpreter

    # The crop and its mirror image are the batch of two; their sum is the embedding.
    one = (crop(112) - 127.5) / 128
    pair = np.stack([one, one[:, :, ::-1]]).transpose(0, 2, 3, 1)
    interpreter = Interpreter(tflite)
    interpreter.allocate_tensors()
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], np.ascontiguousarray(pair))
    interpreter.invoke()
    out = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
    say("mobilefacenet", "ai-edge-litert", out.astype(np.float64).sum(axis=0))


def faceplugin(models):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(f"{models}/sources/faceplugin/fr_feature.onnx", options)
    say("faceplugin", "onnxruntime", session.run(None, {"input": (crop(112)[None] - 127) / 128})[0])


def sface(models):
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    file = f"{models}/sources/sface/face_recognition_sface_2021dec_int8bq.onnx"
    session = onnxruntime.InferenceSession(file, options)
    # The file lists inputs that no operation reads, and the runtime wants a value for each.
    values = {value.name: np.zeros(value.shape, np.float32) for value in session.get_inputs()}
    values["data"] = crop(112)[None]
    say("sface", "onnxruntime", session.run(None, values)[0])


def autoencoders(shared):
    """The layers of the project taesd (MIT), as torch's own modules."""
    import torch
    from torch import nn

    def convolution(weights, name, stride=1):
        return lambda x: nn.functional.conv2d(
            x, weights[f"{name}.weight"], weights.get(f"{name}.bias"), stride, weights[f"{name}.weight"].shape[-1] // 2
        )

    def block(weights, name, x):
        if f"{name}.pool.0.weight" in weights:
            y = convolution(weights, f"{name}.pool.0")(x)
            y = nn.functional.group_norm(y, 4, weights[f"{name}.pool.1.weight"], weights[f"{name}.pool.1.bias"])
            x = x + convolution(weights, f"{name}.pool.3")(y.relu())
        y = convolution(weights, f"{name}.conv.0")(x).relu()
        y = convolution(weights, f"{name}.conv.2")(y).relu()
        return (convolution(weights, f"{name}.conv.4")(y) + x).relu()

    def run(file, strides, x):
        weights = {k: v.float() for k, v in torch.load(file, map_location="cpu", weights_only=True).items()}
        last = max(int(name.split(".")[0]) for name in weights)
        for place in range(last + 1):
            if f"{place}.conv.0.weight" in weights:
                x = block(weights, place, x)
            elif f"{place}.weight" in weights:
                x = convolution(weights, place, strides.get(place, 1))(x)
            elif place == 0:
                x = torch.tanh(x / 3) * 3
            elif strides or place == 2:
                x = x.relu()
            else:
                x = nn.functional.interpolate(x, scale_factor=2, mode="nearest")
        return x

    folder = f"{shared}/data/models"
    picture = torch.from_numpy(crop(64))[None] / 255
    latents = torch.from_numpy((np.arange(32 * 8 * 8, dtype=np.float32) * 37 % 101 / 50 - 1).reshape(1, 32, 8, 8))
    with torch.no_grad():
        say("taef2-encoder", "torch", run(f"{folder}/taef2_encoder.pth", {2: 2, 6: 2, 10: 2}, picture))
        say("taef2-decoder", "torch", run(f"{folder}/taef2_decoder.pth", {}, latents))
        say("taesana-encoder", "torch", run(f"{folder}/taesana_encoder.pth", {0: 2, 2: 2, 5: 2, 9: 2, 13: 2}, picture))


tflite, models, shared = sys.argv[1:]
print("# What the networks' own runtimes make of a synthetic crop: written by src/xtask/peers/recognisers/reference.py.\n")
mobilefacenet(tflite)
faceplugin(models)
sface(models)
autoencoders(shared)
