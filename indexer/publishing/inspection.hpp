// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/generation.hpp"
#include "schema/verified_files.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>

// Questions about published Generations.
namespace onrecord::indexer {

/// Why a Generation must not be served; empty when it may. Catches Failures, because here they are
/// the answer.
std::string refusal_of(const std::filesystem::path& folder,
                       schema::Verify verify,
                       schema::VerifiedFiles* verified = nullptr);

/// The served Generation's number; empty when there is none or CURRENT cannot be read (the next
/// publication rewrites it).
std::optional<std::uint64_t> served_number(const std::filesystem::path& index);

/// What is wrong with the served Generation, to the extent of `verify`; empty when nothing is wrong
/// or nothing is served yet.
std::string damage_of_served(const std::filesystem::path& index,
                             schema::Verify verify,
                             schema::VerifiedFiles* verified = nullptr);

/// A Generation's Manifest; throws Failure when it cannot be read.
schema::Manifest manifest_of(const std::filesystem::path& index, std::uint64_t number);

/// The number of Entries of a Generation of any index format (its line in the Manifest has never
/// changed); empty when the Manifest is missing or damaged.
std::optional<std::uint64_t> counted_entries(const std::filesystem::path& index,
                                             std::uint64_t number);

/// The cache of files verified by builds on this machine; may be missing.
schema::VerifiedFiles remembered_files(const std::filesystem::path& index);
void remember_files(const std::filesystem::path& index, const schema::VerifiedFiles& files);

/// The first file of a Generation whose digest differs from the Manifest, with the reason; empty
/// when all match.
std::string damage_of_files(const std::filesystem::path& folder,
                            const schema::Manifest& manifest,
                            schema::VerifiedFiles& verified);

/// The newest Generation that can be opened (sizes and structure checked); null when there is none.
std::shared_ptr<const schema::Generation> newest_sound_generation(
    const std::filesystem::path& index);

/// The number of the next Generation, and the SHA-256 of the newest existing Manifest (empty for
/// the first).
std::pair<std::uint64_t, std::string> next_in_chain(const std::filesystem::path& index);

}  // namespace onrecord::indexer
