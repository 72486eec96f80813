// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"
#include "schema/settings.hpp"

// The commands of onrecord-search.
namespace onrecord::searcher::program {

const schema::Program& search_program();

schema::ExitStatus run_search(const schema::Settings& settings);
schema::ExitStatus run_entry(const schema::Settings& settings);
schema::ExitStatus run_check(const schema::Settings& settings);
/// `check --draft` and `check --file`.
schema::ExitStatus run_draft(const schema::Settings& settings);

}  // namespace onrecord::searcher::program
