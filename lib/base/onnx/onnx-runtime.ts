/**
 * ONNX Runtime, which runs all models on this machine. No other module imports the package, since the order of imports
 * matters.
 */
import './no-telemetry.ts';
export { InferenceSession, Tensor } from 'onnxruntime-node';
