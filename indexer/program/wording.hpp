// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// Numbers written for people.
namespace onrecord::indexer::program {

/// `506,274`
std::string grouped(std::uint64_t number);
/// `1 Shard`, `7 Shards`, `1 Entry`, `2 Entries`.
std::string counted(std::uint64_t number, std::string_view one, std::string_view many);
/// `412.3 MB`, powers of ten.
std::string bytes_in_words(std::uint64_t bytes);
/// `0.4 s`, `47 s`, `3 min 20 s`.
std::string seconds_in_words(double seconds);

}  // namespace onrecord::indexer::program
