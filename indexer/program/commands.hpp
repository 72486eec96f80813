// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"
#include "schema/settings.hpp"

#include <string_view>

// The commands of onrecord-index. Each prints its answer on stdout and everything else on stderr,
// and throws Failure. To add a command, add a function here and a row in commands.cpp.
namespace onrecord::indexer::program {

schema::ExitStatus run_import(const schema::Settings& settings);
schema::ExitStatus run_build(const schema::Settings& settings);
schema::ExitStatus run_both(const schema::Settings& settings);
schema::ExitStatus run_list(const schema::Settings& settings);
schema::ExitStatus run_verify(const schema::Settings& settings);
schema::ExitStatus run_repair(const schema::Settings& settings);
schema::ExitStatus run_rollback(const schema::Settings& settings);
schema::ExitStatus run_inspect(const schema::Settings& settings);
schema::ExitStatus run_annotate(const schema::Settings& settings);
schema::ExitStatus run_correct(const schema::Settings& settings);
schema::ExitStatus run_erase(const schema::Settings& settings);
schema::ExitStatus run_export(const schema::Settings& settings);
schema::ExitStatus run_backup(const schema::Settings& settings);
schema::ExitStatus run_restore(const schema::Settings& settings);
schema::ExitStatus run_watch(const schema::Settings& settings);
schema::ExitStatus run_gc(const schema::Settings& settings);

/// The table of all commands, for the settings reader.
const schema::Program& index_program();
/// Runs the command that the settings were read for.
schema::ExitStatus run_command(const schema::Settings& settings);

}  // namespace onrecord::indexer::program
