//! What libtorch throws, as reasons.

use tch::TchError;

use ombrelle_nn::Error;

/// The reason for what libtorch threw while the network of this name ran.
pub(super) fn reason(name: &str, error: &TchError) -> Error {
    let words = error.to_string();
    if OUT_OF_MEMORY.iter().any(|sign| words.contains(sign)) {
        return Error::OutOfMemory;
    }
    Error::ModelBroken {
        name: name.to_owned(),
        detail: first_sentence(&words).into(),
    }
}

/// How libtorch says that there is no memory: its own allocator (c10/core/impl/alloc_cpu.cpp), C++, and oneDNN
/// (whose objects are refused for no other reason once they were described).
const OUT_OF_MEMORY: &[&str] = &[
    "can't allocate memory",
    "not enough memory",
    "bad_alloc",
    "out of memory",
    "could not create a memory object",
];

/// Behind the first line of an exception stands where in libtorch it was thrown, which says nothing to a person.
fn first_sentence(words: &str) -> String {
    let line = words.lines().find(|line| !line.trim().is_empty());
    line.unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tch::{Device, Kind, Tensor};

    #[test]
    fn too_large_a_tensor_is_no_panic_but_a_lack_of_memory() {
        let huge = Tensor::f_zeros([1_i64 << 45], (Kind::Float, Device::Cpu));
        assert_eq!(reason("x", &huge.unwrap_err()), Error::OutOfMemory);
    }

    #[test]
    fn what_else_is_thrown_is_told_in_one_line() {
        let one = Tensor::f_zeros([2, 3], (Kind::Float, Device::Cpu)).unwrap();
        let thrown = one.f_matmul(&one).unwrap_err();
        let Error::ModelBroken { name, detail } = reason("x", &thrown) else {
            panic!("{thrown}");
        };
        assert_eq!(name, "x");
        assert!(
            detail.to_string().contains("mat1 and mat2") && !detail.to_string().contains('\n'),
            "{detail}"
        );
    }
}
