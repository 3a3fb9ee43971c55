//! Stands in for `wasmi` below the typesetter: what it calls, and no interpreter. A paper that asked for a plug-in would be refused.
//!
//! See ARCHITECTURE.md, *What the typesetter is without*. What comes of a module has no value, so that nothing here can be called
//! that has not been refused before.

#![forbid(unsafe_code)]
#![allow(clippy::missing_errors_doc, clippy::new_without_default, missing_docs)]

use std::marker::PhantomData;

/// Why there is no module.
#[derive(Debug)]
pub struct Error;

impl std::fmt::Display for Error {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("this typesetter has no plug-ins")
    }
}

#[derive(Default)]
pub struct Config;

impl Config {
    pub fn wasm_relaxed_simd(&mut self, _: bool) -> &mut Self {
        self
    }
}

pub struct Engine;

impl Engine {
    pub fn new(_: &Config) -> Self {
        Self
    }
}

pub enum Module {}

impl Module {
    pub fn new(_: &Engine, _: &[u8]) -> Result<Self, Error> {
        Err(Error)
    }

    pub fn get_export(&self, _: &str) -> Option<ExternType> {
        match *self {}
    }

    pub fn exports(&self) -> std::iter::Empty<ExportType> {
        match *self {}
    }
}

pub enum ExportType {}

impl ExportType {
    pub fn ty(&self) -> &ExternType {
        match *self {}
    }

    pub fn name(&self) -> &str {
        match *self {}
    }
}

pub enum ExternType {
    Memory(()),
    Func(()),
    Other,
}

pub struct Linker<T>(Engine, PhantomData<fn(T)>);

impl<T> Linker<T> {
    pub fn new(_: &Engine) -> Self {
        Self(Engine, PhantomData)
    }

    pub fn func_wrap<F>(&mut self, _: &str, _: &str, _: F) -> Result<&mut Self, Error> {
        Ok(self)
    }

    pub fn engine(&self) -> &Engine {
        &self.0
    }

    pub fn instantiate_and_start(
        &self,
        _: &mut Store<T>,
        module: &Module,
    ) -> Result<Instance, Error> {
        match *module {}
    }
}

pub struct Store<T>(T);

impl<T> Store<T> {
    pub fn new(_: &Engine, data: T) -> Self {
        Self(data)
    }

    pub fn data_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

pub enum Instance {}

impl Instance {
    pub fn get_export<C>(&self, _: &C, _: &str) -> Option<Extern> {
        match *self {}
    }
}

pub enum Extern {}

impl Extern {
    pub fn into_func(self) -> Option<Func> {
        match self {}
    }

    pub fn into_memory(self) -> Option<Memory> {
        match self {}
    }
}

pub enum Func {}

impl Func {
    pub fn ty<C>(&self, _: &C) -> FuncType {
        match *self {}
    }

    pub fn call<C>(&self, _: &mut C, _: &[Val], _: &mut [Val]) -> Result<(), Error> {
        match *self {}
    }
}

pub enum FuncType {}

impl FuncType {
    pub fn params(&self) -> &[ValType] {
        match *self {}
    }

    pub fn results(&self) -> &[ValType] {
        match *self {}
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValType {
    I32,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Val {
    I32(i32),
    Other,
}

pub enum Memory {}

impl Memory {
    pub fn size<C>(&self, _: &C) -> u64 {
        match *self {}
    }

    pub fn grow<C>(&self, _: &mut C, _: u64) -> Result<u64, Error> {
        match *self {}
    }

    pub fn data<'c, C>(&self, _: &'c C) -> &'c [u8] {
        match *self {}
    }

    pub fn data_mut<'c, C>(&self, _: &'c mut C) -> &'c mut [u8] {
        match *self {}
    }

    pub fn read<C>(&self, _: &C, _: usize, _: &mut [u8]) -> Result<(), Error> {
        match *self {}
    }

    pub fn write<C>(&self, _: &mut C, _: usize, _: &[u8]) -> Result<(), Error> {
        match *self {}
    }
}

/// Who calls from a plug-in.
pub struct Caller<'a, T>(&'a mut T);

impl<T> Caller<'_, T> {
    pub fn get_export(&self, _: &str) -> Option<Extern> {
        None
    }

    pub fn data_mut(&mut self) -> &mut T {
        self.0
    }
}
