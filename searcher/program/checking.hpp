// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "schema/instant.hpp"
#include "schema/settings.hpp"

#include <memory>
#include <optional>

// What the check of words, of a draft and of a list ask of their settings alike.
namespace onrecord::searcher::program {

/// `--before`; throws Failure for what is no date or time.
std::optional<schema::Instant> read_before(const schema::Settings& settings);
/// The same of `--as-of`.
std::optional<schema::Instant> read_as_of(const schema::Settings& settings);

/// The Generation served from `--index`; says on stderr why the newest one is refused.
std::shared_ptr<const schema::Generation> open_index(const schema::Settings& settings);

}  // namespace onrecord::searcher::program
