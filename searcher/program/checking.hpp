// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "schema/instant.hpp"
#include "schema/settings.hpp"

#include <memory>
#include <optional>

// Settings shared by the checks of words, drafts and lists.
namespace onrecord::searcher::program {

/// `--before`; throws Failure when it is not a date or time.
std::optional<schema::Instant> read_before(const schema::Settings& settings);
/// The same for `--as-of`.
std::optional<schema::Instant> read_as_of(const schema::Settings& settings);

/// The served Generation of `--index`; prints on stderr why the newest one is refused.
std::shared_ptr<const schema::Generation> open_index(const schema::Settings& settings);

}  // namespace onrecord::searcher::program
