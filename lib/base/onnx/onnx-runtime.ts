/** ONNX Runtime, which runs all models on this machine. Nothing else imports the package, since the order matters. */
import './no-telemetry.ts';
export { InferenceSession, Tensor } from 'onnxruntime-node';
