//! The tensors of a file of `torch.save`: a zip archive of raw numbers and of a pickle, a program in
//! Python's own little language, which says what they are.
//!
//! The reader here executes nothing: it knows the two dozen instructions that a dictionary of tensors
//! needs and, of Python, three names; anything else is refused. Pickle's instructions: `pickletools` in Python's
//! library; tensors: `torch._utils._rebuild_tensor_v2`.

use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::buffers::{halves, singles};
use ombrelle_graph::{Flaw, Read, Weight, elements, flaw};

/// Most bytes of one file in the archive.
const MOST: u64 = 1 << 30;

/// The tensors by name.
///
/// # Errors
/// [`Flaw`] where the file is something else than a dictionary of whole tensors of 16 or 32 bits.
pub(super) fn tensors(file: &[u8]) -> Read<BTreeMap<String, Weight>> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|e| Flaw(e.to_string()))?;
    let folder = {
        let mut names = archive.file_names().flatten();
        names.find_map(|name| Some(name.strip_suffix("data.pkl")?.to_owned()))
    };
    let folder = folder.ok_or_else(|| Flaw("no data.pkl in the archive".into()))?;
    if taken(&mut archive, &format!("{folder}byteorder"))? != b"little" {
        return flaw("the highest byte first");
    }
    let program = taken(&mut archive, &format!("{folder}data.pkl"))?;
    let Value::Dictionary(entries) = Machine::default().run(&program)? else {
        return flaw("no dictionary");
    };
    let mut tensors = BTreeMap::new();
    for (name, value) in entries {
        let Value::Tensor {
            storage: Storage { half, key, count },
            shape,
        } = value
        else {
            return flaw(format!("{name} is no tensor"));
        };
        let raw = taken(&mut archive, &format!("{folder}data/{key}"))?;
        let values = if half { halves(&raw) } else { singles(&raw) };
        let width = if half { 2 } else { 4 };
        let weight = Weight::new(shape, values)
            .filter(|w| w.data.len() == count && raw.len() == width * count);
        let weight = weight.ok_or_else(|| Flaw(format!("{name} does not fit its storage")))?;
        if tensors.insert(name.clone(), weight).is_some() {
            return flaw(format!("{name} is there twice"));
        }
    }
    Ok(tensors)
}

fn taken(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Read<Vec<u8>> {
    let mut bytes = Vec::new();
    let member = archive
        .by_name(name)
        .map_err(|e| Flaw(format!("{name}: {e}")))?;
    let read = member.take(MOST).read_to_end(&mut bytes);
    read.map_err(|e| Flaw(format!("{name}: {e}")))?;
    Ok(bytes)
}

/// What the program handles.
#[derive(Debug, Clone)]
enum Value {
    Mark,
    Global(String),
    Text(String),
    Number(usize),
    No,
    Tuple(Vec<Value>),
    Dictionary(Vec<(String, Value)>),
    Storage(Storage),
    Tensor { storage: Storage, shape: Vec<usize> },
}

/// Where numbers are.
#[derive(Debug, Clone)]
struct Storage {
    half: bool,
    key: String,
    count: usize,
}

#[derive(Default)]
struct Machine {
    stack: Vec<Value>,
    memory: HashMap<u32, Value>,
}

impl Machine {
    fn run(mut self, program: &[u8]) -> Read<Value> {
        let mut rest = Program(program);
        loop {
            match rest.byte()? {
                0x80 => drop(rest.byte()?),
                b'.' => return self.pop(),
                b'(' => self.stack.push(Value::Mark),
                b'c' => {
                    self.stack
                        .push(Value::Global(format!("{} {}", rest.line()?, rest.line()?)))
                }
                b'X' => {
                    let length = rest.four()?;
                    self.stack.push(Value::Text(rest.text(length)?));
                }
                b'K' => self.stack.push(Value::Number(rest.byte()?.into())),
                b'M' => self.stack.push(Value::Number(
                    usize::from(rest.byte()?) | usize::from(rest.byte()?) << 8,
                )),
                b'J' => self.stack.push(Value::Number(rest.size()?)),
                0x89 => self.stack.push(Value::No),
                b')' => self.stack.push(Value::Tuple(Vec::new())),
                b'}' => self.stack.push(Value::Dictionary(Vec::new())),
                0x85 => self.tuple(1)?,
                0x86 => self.tuple(2)?,
                0x87 => self.tuple(3)?,
                b't' => {
                    let items = self.since_mark()?;
                    self.stack.push(Value::Tuple(items));
                }
                b'q' => self.remember(rest.byte()?.into())?,
                b'r' => self.remember(rest.four()?)?,
                b'h' => self.recall(rest.byte()?.into())?,
                b'j' => self.recall(rest.four()?)?,
                b's' => {
                    let pair = [self.pop()?, self.pop()?];
                    let [value, key] = pair;
                    self.set(vec![key, value])?;
                }
                b'u' => {
                    let items = self.since_mark()?;
                    self.set(items)?;
                }
                b'Q' => self.storage()?,
                b'R' => self.call()?,
                // The state of a dictionary: versions of layers, which nobody needs.
                b'b' => drop(self.pop()?),
                other => return flaw(format!("the instruction {other:#04x} is not known here")),
            }
        }
    }

    fn pop(&mut self) -> Read<Value> {
        self.stack
            .pop()
            .ok_or_else(|| Flaw("the program takes from nothing".into()))
    }

    fn since_mark(&mut self) -> Read<Vec<Value>> {
        let mark = self
            .stack
            .iter()
            .rposition(|value| matches!(value, Value::Mark));
        let Some(mark) = mark else {
            return flaw("no mark");
        };
        let items = self.stack.split_off(mark + 1);
        self.stack.pop();
        Ok(items)
    }

    fn tuple(&mut self, length: usize) -> Read<()> {
        let Some(start) = self.stack.len().checked_sub(length) else {
            return flaw("the program takes from nothing");
        };
        let items = self.stack.split_off(start);
        self.stack.push(Value::Tuple(items));
        Ok(())
    }

    /// Dictionaries are remembered as they are then, which does for all but the result itself.
    fn remember(&mut self, place: u32) -> Read<()> {
        match self.stack.last() {
            Some(Value::Dictionary(_)) => Ok(()),
            Some(value) => {
                self.memory.insert(place, value.clone());
                Ok(())
            }
            None => flaw("nothing to remember"),
        }
    }

    fn recall(&mut self, place: u32) -> Read<()> {
        let value = self.memory.get(&place).cloned();
        self.stack
            .push(value.ok_or_else(|| Flaw("nothing remembered there".into()))?);
        Ok(())
    }

    fn set(&mut self, items: Vec<Value>) -> Read<()> {
        let Some(Value::Dictionary(entries)) = self.stack.last_mut() else {
            return flaw("no dictionary to put something into");
        };
        let mut items = items.into_iter();
        while let Some(key) = items.next() {
            let (Value::Text(key), Some(value)) = (key, items.next()) else {
                return flaw("an entry without a name");
            };
            entries.push((key, value));
        }
        Ok(())
    }

    fn storage(&mut self) -> Read<()> {
        let Value::Tuple(items) = self.pop()? else {
            return flaw("no storage");
        };
        let [
            Value::Text(what),
            Value::Global(kind),
            Value::Text(key),
            Value::Text(_),
            Value::Number(count),
        ] = items.as_slice()
        else {
            return flaw("no storage");
        };
        let half = match (what.as_str(), kind.as_str()) {
            ("storage", "torch HalfStorage") => true,
            ("storage", "torch FloatStorage") => false,
            _ => return flaw(format!("a storage of {kind}")),
        };
        self.stack.push(Value::Storage(Storage {
            half,
            key: key.clone(),
            count: *count,
        }));
        Ok(())
    }

    fn call(&mut self) -> Read<()> {
        let (Value::Tuple(given), Value::Global(name)) = (self.pop()?, self.pop()?) else {
            return flaw("a call of something else");
        };
        let made = match (name.as_str(), given.as_slice()) {
            ("collections OrderedDict", []) => Value::Dictionary(Vec::new()),
            (
                "torch._utils _rebuild_tensor_v2",
                [
                    Value::Storage(storage),
                    Value::Number(0),
                    Value::Tuple(shape),
                    Value::Tuple(strides),
                    ..,
                ],
            ) => {
                let (shape, strides) = (numbers(shape)?, numbers(strides)?);
                if strides != row_major(&shape) {
                    return flaw("a tensor that is not row-major");
                }
                Value::Tensor {
                    storage: storage.clone(),
                    shape,
                }
            }
            _ => return flaw(format!("the call of {name} is not known here")),
        };
        self.stack.push(made);
        Ok(())
    }
}

fn numbers(values: &[Value]) -> Read<Vec<usize>> {
    let number = |value: &Value| match value {
        Value::Number(n) => Some(*n),
        _ => None,
    };
    let list = values.iter().map(number).collect();
    Option::ok_or_else(list, || Flaw("a shape of something else".into()))
}

/// How far apart neighbours of each dimension are.
fn row_major(shape: &[usize]) -> Vec<usize> {
    let after = |n: usize| elements(shape.get(n + 1..).unwrap_or_default()).unwrap_or(0);
    (0..shape.len()).map(after).collect()
}

/// What is left of the program.
struct Program<'a>(&'a [u8]);

impl<'a> Program<'a> {
    fn bytes(&mut self, count: usize) -> Read<&'a [u8]> {
        let Some((own, rest)) = self.0.split_at_checked(count) else {
            return flaw("the program is cut");
        };
        self.0 = rest;
        Ok(own)
    }

    fn byte(&mut self) -> Read<u8> {
        Ok(self.bytes(1)?.first().copied().unwrap_or_default())
    }

    fn four(&mut self) -> Read<u32> {
        let four = self.bytes(4)?.try_into();
        four.map(u32::from_le_bytes)
            .map_err(|_| Flaw("the program is cut".into()))
    }

    /// A number that is not negative.
    fn size(&mut self) -> Read<usize> {
        let number = self.four()?.cast_signed();
        usize::try_from(number).map_err(|_| Flaw("a negative size".into()))
    }

    fn text(&mut self, length: u32) -> Read<String> {
        let length = usize::try_from(length).map_err(|_| Flaw("a text too long".into()))?;
        String::from_utf8(self.bytes(length)?.to_vec())
            .map_err(|_| Flaw("a text that is none".into()))
    }

    fn line(&mut self) -> Read<String> {
        let end = self.0.iter().position(|byte| *byte == b'\n');
        let Some(end) = end else {
            return flaw("the program is cut");
        };
        let line = self.bytes(end)?;
        self.byte()?;
        String::from_utf8(line.to_vec()).map_err(|_| Flaw("a text that is none".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_program_that_would_call_something_is_refused() {
        let refused = Machine::default()
            .run(b"\x80\x02cos\nsystem\n(X\x02\0\0\0lstR.")
            .unwrap_err();
        assert!(
            refused.0.contains("os system") || refused.0.contains("instruction"),
            "{refused}"
        );
        let refused = Machine::default()
            .run(b"\x80\x02cos\nsystem\nX\x02\0\0\0ls\x85R.")
            .unwrap_err();
        assert!(refused.0.contains("the call of os system"), "{refused}");
    }

    #[test]
    fn a_dictionary_is_read() {
        let read = Machine::default()
            .run(b"\x80\x02}(X\x01\0\0\0aK\x07u.")
            .unwrap();
        let Value::Dictionary(entries) = read else {
            panic!("{read:?}")
        };
        assert!(matches!(entries.as_slice(), [(name, Value::Number(7))] if name == "a"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(program in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Machine::default().run(&program);
            let _ = tensors(&program);
        }

        #[test]
        fn no_order_of_instructions_makes_the_reader_panic(
            program in proptest::collection::vec(
                proptest::sample::select(b"\x80.(cXKMJ\x89)}\x85\x86\x87tqrhjsuQRb\n\0\x01".to_vec()), 0..200),
        ) {
            let _ = Machine::default().run(&program);
        }
    }
}
