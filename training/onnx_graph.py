"""Writes the network as ONNX (opset 13): in float32, or in 8 bits as quantise–dequantise pairs around float operations."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import folding
from calibrate import activation_scale, kernel_scales, rounded_kernel
from network import INPUT, MAP
from skeleton import COUNT

OPSET = 13


class FloatGraph:
    """Interprets the network's graph by writing float32 nodes."""

    def __init__(self, net):
        self.net, self.nodes, self.constants = net, [], []

    def constant(self, name, value):
        self.constants.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def tensor(self, name, x):
        """A finished tensor; the 8-bit graph rounds it here."""
        return x

    def kernel(self, name, kernel, bias, x):
        return [self.constant(f"{name}.kernel", kernel), self.constant(f"{name}.bias", bias)]

    def conv(self, name, x, relu=True):
        layer = self.net.blocks[name].conv
        return self._conv(name, x, *folding.weights(self.net.blocks[name]), layer.stride[0], layer.padding[0], relu)

    def _conv(self, name, x, kernel, bias, stride, pad, relu):
        size = kernel.shape[2]
        y = self.node("Conv", [x, *self.kernel(name, kernel, bias, x)], f"{name}.conv", kernel_shape=[size, size], strides=[stride, stride],
                      pads=[pad] * 4)
        return self.tensor(name, self.node("Relu", [y], f"{name}.relu") if relu else y)

    def add(self, name, a, b, relu=True):
        y = self.node("Add", [a, b], f"{name}.add")
        return self.tensor(name, self.node("Relu", [y], f"{name}.relu") if relu else y)

    def double(self, name, x):
        scales = self.constant(f"{name}.scales", np.array([1, 1, 2, 2], np.float32))
        return self.again(name, x, self.node(
            "Resize", [x, "", scales], name, mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor"))

    def again(self, name, source, x):
        """A tensor that has its source's values in another arrangement."""
        return x

    def maps(self, name, x):
        layer = self.net.maps
        y = self._conv(name, x, layer.weight.detach().numpy(), layer.bias.detach().numpy(), 1, 0, relu=False)
        return self.node("Identity", [y], "heatmaps")

    def scores(self, name, *features):
        means = [self.node("GlobalAveragePool", [feature], f"{name}.mean{index}") for index, feature in enumerate(features)]
        flat = self.node("Flatten", [self.node("Concat", means, f"{name}.means", axis=1)], f"{name}.flat", axis=1)
        weight = self.constant(f"{name}.weight", self.net.scores.weight.detach().numpy())
        bias = self.constant(f"{name}.bias", self.net.scores.bias.detach().numpy())
        return self.node("Gemm", [flat, weight, bias], "scores", transB=1)

    def model(self, about):
        """Runs the network through this writer and returns the checked file's bytes."""
        self.net(self.tensor("image", "image"), self)
        graph = helper.make_graph(
            self.nodes, "aiky-pose",
            [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 3, INPUT, INPUT])],
            [helper.make_tensor_value_info("heatmaps", TensorProto.FLOAT, ["N", COUNT, MAP, MAP]),
             helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["N", COUNT + 1])],
            self.constants)
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="aikynetix", ir_version=8, doc_string=about)
        onnx.checker.check_model(model, full_check=True)
        return model.SerializeToString(deterministic=True)


class RoundedGraph(FloatGraph):
    """The same graph with each tensor and kernel in 8 bits; engines fuse the pairs into integer operations."""

    def __init__(self, net, ranges, bits):
        super().__init__(net)
        self.bits, self.ranges, self.scales = bits, {**ranges, "image": (0.0, 1.0)}, {}

    def tensor(self, name, x):
        return self._pair(name, x, *activation_scale(*self.ranges[name]))

    def again(self, name, source, x):
        return self._pair(name, x, *self.scales[source])

    def _pair(self, name, x, scale, zero):
        parameters = [self.constant(f"{name}.scale", scale), self.constant(f"{name}.zero", np.uint8(zero))]
        integers = self.node("QuantizeLinear", [x, *parameters], f"{name}.integers")
        output = self.node("DequantizeLinear", [integers, *parameters], f"{name}.values")
        self.scales[output] = scale, zero
        return output

    def kernel(self, name, kernel, bias, x):
        scales = kernel_scales(kernel, self.bits)
        bias_scales = scales * self.scales[x][0]
        integers = [rounded_kernel(kernel, scales, self.bits), np.round(bias / bias_scales).astype(np.int32)]
        return [self._constant_pair(f"{name}.{part}", value, scale)
                for part, value, scale in zip(("kernel", "bias"), integers, (scales, bias_scales))]

    def _constant_pair(self, name, integers, scales):
        parameters = [self.constant(f"{name}.integers", integers), self.constant(f"{name}.scale", scales),
                      self.constant(f"{name}.zero", np.zeros(len(scales), integers.dtype))]
        return self.node("DequantizeLinear", parameters, name, axis=0)
