//! Making, opening anew, putting back and destroying a whole register.

use ombrelle_core::error::{Error, ErrorKind, REGISTER, VaultError};
use ombrelle_core::register::Register;

use super::{Fault, Session};
use crate::output::shown;
use crate::sealed::Tried;

/// Makes an empty register.
pub fn init(session: &mut Session) -> Result<(), Fault> {
    let there = session.path.symlink_metadata().is_ok();
    if there || Register::has_previous(&session.path) {
        return Err(Fault::Core(
            ErrorKind::Vault(VaultError::Exists { title: REGISTER }).at(&session.path),
        ));
    }
    let passphrase = session.new_passphrase(session.passphrases.descriptor)?;
    session.go_on()?;
    Register::create_at(&session.path, passphrase, session.cost).map_err(Fault::core)?;
    let path = shown(&session.path).into();
    session.tell("register-made", "discreet-done", &[("path", path)]);
    session.add("register-keep-passphrase", &[]);
    Ok(())
}

/// Changes the passphrase.
pub fn passwd(session: &mut Session) -> Result<(), Fault> {
    let mut register = session.open()?;
    let passphrase = session.new_passphrase(session.new_descriptor)?;
    session.go_on()?;
    let changed = register.change_passphrase(passphrase);
    changed.map_err(|error| Fault::core(Error::at(&session.path, error)))?;
    session.tell("register-passphrase-changed", "discreet-done", &[]);
    session.add("register-keep-passphrase", &[]);
    Ok(())
}

/// Puts the previous version back.
pub fn restore(session: &mut Session) -> Result<(), Fault> {
    session.needs_a_register()?;
    let passphrase = session.passphrases.current(session.words)?;
    session.go_on()?;
    let entries = Register::restore(&session.path, &passphrase)
        .map_err(|error| Fault::InVain(Tried::Restoring, error.into()))?;
    let count = [("count", entries.iter().len().into())];
    session.tell("register-restored", "discreet-done", &count);
    Ok(())
}

/// Destroys the register. Asks for no passphrase: those who lost it may want this most.
pub fn destroy(session: &mut Session, yes: bool) -> Result<(), Fault> {
    session.needs_a_register()?;
    if !yes {
        // There may be several, and this one may not be the one that is meant.
        let path = shown(&session.path).into();
        session.add("destroy-which", &[("path", path)]);
        session.confirm(
            ("register-confirm-destroy", "register-word-destroy"),
            0,
            "--yes",
        )?;
    }
    Register::destroy(&session.path)
        .map_err(|error| Fault::InVain(Tried::Destroying, error.into()))?;
    session.tell("register-destroyed", "discreet-done", &[]);
    session.add("register-destroyed-traces", &[]);
    Ok(())
}
