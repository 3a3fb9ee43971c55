// What TensorFlow.js makes of a synthetic crop, for the networks that are published for it.
//
//     node reference.cjs MODELS > ../../../core/tests/recognisers/tfjs.toml
//
// MODELS is the models folder. Needs @tensorflow/tfjs and @vladmandic/face-api beside it (npm install). For each
// network: how long the result is, its Euclidean norm, and the sums of every sixteenth value from the first, from the
// second, and so on.
const fs = require("node:fs");
const Module = require("node:module");
const tf = require("@tensorflow/tfjs");

const KEPT = 16;
const models = process.argv[2];
const { version } = require("@tensorflow/tfjs/package.json");

// The synthetic crop, H, W, C of 0-255, the same as in recognisers.rs; each value is changed by `of(value, channel)`.
function crop(side, of, blueFirst) {
  const values = [];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      for (let place = 0; place < 3; place += 1) {
        const c = blueFirst ? 2 - place : place;
        values.push(of((((x * 3) ^ (y * 5)) + 40 * c) % 256, place));
      }
    }
  }
  return tf.tensor4d(values, [1, side, side, 3]);
}

function say(name, values) {
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  const sums = Array(KEPT).fill(0);
  values.forEach((value, n) => { sums[n % KEPT] += value; });
  const kept = sums.map((sum) => Number(sum.toPrecision(7)));
  console.log(`[${name}]\nruntime = "@tensorflow/tfjs ${version}, backend ${tf.getBackend()}"`);
  console.log(`length = ${values.length}\nnorm = ${norm.toPrecision(7)}\nsums = [${kept.join(", ")}]\n`);
}

// A graph model from a folder.
function graphModel(name) {
  const file = JSON.parse(fs.readFileSync(`${models}/sources/${name}/${name}.json`));
  const weights = fs.readFileSync(`${models}/sources/${name}/${name}.bin`);
  return tf.loadGraphModel({
    load: async () => ({
      modelTopology: file.modelTopology,
      signature: file.signature,
      weightSpecs: file.weightsManifest[0].weights,
      weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
    }),
  });
}

async function embedded(name, input, output) {
  const model = await graphModel(name);
  say(name, Array.from(model.execute(input, output).dataSync()));
}

// The network of face-api.js runs with its own code, on the same backend.
function faceApi() {
  const load = Module._load;
  Module._load = (name, ...rest) => load(name === "@tensorflow/tfjs-node" ? "@tensorflow/tfjs" : name, ...rest);
  const faceapi = require("@vladmandic/face-api");
  const net = new faceapi.FaceRecognitionNet();
  const list = JSON.parse(fs.readFileSync(`${models}/sources/dlib/face_recognition_model-weights_manifest.json`))[0].weights;
  const weights = fs.readFileSync(`${models}/sources/dlib/face_recognition_model.bin`);
  const buffer = weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length);
  net.loadFromWeightMap(tf.io.decodeWeights(buffer, list));
  // face-api.js divides by 255 where dlib divided by 256: its input is stretched so that both see the same.
  const mean = [122.782, 117.001, 104.298];
  const input = crop(150, (value, place) => mean[place] + ((value - mean[place]) * 255) / 256);
  say("dlib", Array.from(net.forwardInput(new faceapi.NetInput([input.squeeze()])).dataSync()));
}

async function all() {
  await tf.setBackend("cpu");
  console.log("# What TensorFlow.js makes of a synthetic crop: written by src/xtask/peers/recognisers/reference.cjs.\n");
  const mean = [103.939, 116.779, 123.68];
  const prepared = crop(224, (value, place) => value - mean[place], true);
  await embedded("faceres", prepared, "global_pooling/Mean");
  await embedded("faceres-deep", prepared, "global_pooling/Mean");
  faceApi();
}

all();
