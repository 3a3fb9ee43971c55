//! The numbers of the fields of an ONNX file (onnx.proto3 of the ONNX project, IR version 3 and later), one module per
//! message; of each message, the fields that readers and writers here know.

/// `ModelProto`.
pub mod model {
    /// The version of the file format.
    pub const IR_VERSION: u64 = 1;
    /// The network.
    pub const GRAPH: u64 = 7;
    /// The version of the operators.
    pub const OPSET_IMPORT: u64 = 8;
}

/// `OperatorSetIdProto`.
pub mod opset {
    /// Its number.
    pub const VERSION: u64 = 2;
}

/// `GraphProto`.
pub mod graph {
    /// An operation.
    pub const NODE: u64 = 1;
    /// The name of the network.
    pub const NAME: u64 = 2;
    /// A constant.
    pub const INITIALIZER: u64 = 5;
    /// An input.
    pub const INPUT: u64 = 11;
    /// An output.
    pub const OUTPUT: u64 = 12;
    /// A hint about a value in between.
    pub const VALUE_INFO: u64 = 13;
}

/// `NodeProto`.
pub mod node {
    /// What it reads.
    pub const INPUT: u64 = 1;
    /// What it gives.
    pub const OUTPUT: u64 = 2;
    /// The operator.
    pub const OP_TYPE: u64 = 4;
    /// A number or a word that it works by.
    pub const ATTRIBUTE: u64 = 5;
}

/// `TensorProto`.
pub mod tensor {
    /// Its dimensions.
    pub const DIMS: u64 = 1;
    /// One of [`super::kind`].
    pub const DATA_TYPE: u64 = 2;
    /// Its values as floats; packed, the same bytes as [`RAW_DATA`].
    pub const FLOAT_DATA: u64 = 4;
    /// Its name.
    pub const NAME: u64 = 8;
    /// Its values, lowest byte first.
    pub const RAW_DATA: u64 = 9;
}

/// `TensorProto.DataType`.
pub mod kind {
    /// 32 bits, floating point.
    pub const FLOAT: u64 = 1;
    /// Bytes.
    pub const UINT8: u64 = 2;
    /// Bytes with a sign.
    pub const INT8: u64 = 3;
    /// 32 bits with a sign.
    pub const INT32: u64 = 6;
    /// 64 bits with a sign.
    pub const INT64: u64 = 7;
}

/// `ValueInfoProto`, with `TypeProto` and `TensorShapeProto` below it.
pub mod value {
    /// Its name.
    pub const NAME: u64 = 1;
    /// Its type.
    pub const TYPE: u64 = 2;
    /// `TypeProto.tensor_type`.
    pub const TENSOR_TYPE: u64 = 1;
    /// `TypeProto.Tensor.elem_type`: one of [`super::kind`].
    pub const ELEM_TYPE: u64 = 1;
    /// `TypeProto.Tensor.shape`.
    pub const SHAPE: u64 = 2;
    /// `TensorShapeProto.dim`.
    pub const DIM: u64 = 1;
    /// `TensorShapeProto.Dimension.dim_value`.
    pub const DIM_VALUE: u64 = 1;
    /// `TensorShapeProto.Dimension.dim_param`: a free dimension.
    pub const DIM_PARAM: u64 = 2;
}

/// `AttributeProto`.
pub mod attribute {
    /// Its name.
    pub const NAME: u64 = 1;
    /// A float.
    pub const F: u64 = 2;
    /// An integer.
    pub const I: u64 = 3;
    /// A word.
    pub const S: u64 = 4;
    /// Integers.
    pub const INTS: u64 = 8;
    /// One of [`super::attribute_type`].
    pub const TYPE: u64 = 20;
}

/// `AttributeProto.AttributeType`.
pub mod attribute_type {
    /// A float.
    pub const FLOAT: u64 = 1;
    /// An integer.
    pub const INT: u64 = 2;
    /// A word.
    pub const STRING: u64 = 3;
    /// Integers.
    pub const INTS: u64 = 7;
}
