// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

// "Did you mean": for names of settings, commands and Fields that somebody typed.
namespace onrecord::schema {

/// How many letters must be added, dropped, changed or swapped with the next one, in bytes.
std::size_t edit_distance(std::string_view one, std::string_view other);

/// The closest of `names`, the first of equals; empty when all differ from `name` in more than a
/// third of its letters (at least one).
std::string_view closest_name(std::string_view name, std::span<const std::string_view> names);

/// ` Did you mean 'speaker'?`, to stand behind a sentence; empty when no name is close.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> names);

}  // namespace onrecord::schema
