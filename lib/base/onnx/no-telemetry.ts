/**
 * ONNX Runtime as Microsoft builds it reports its use to Microsoft, and keeps a device id and a cache in the user's
 * home, on Linux and macOS from 1.30 on. It reads this variable once, when it is loaded
 * (https://github.com/microsoft/onnxruntime/pull/27379). So this module must be loaded first; child processes inherit
 * the variable.
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';
