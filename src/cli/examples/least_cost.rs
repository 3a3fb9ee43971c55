//! The command, but that whatever it seals takes the least scrypt: what the tests of this crate start for album books and registers, since a second for
//! each opening and each change was most of their time. An example, since no package holds one.

use ombrelle_core::register::ScryptCost;

fn main() -> std::process::ExitCode {
    ombrelle_cli::main_at(ScryptCost::LEAST)
}
