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

// Looking at what is published.
namespace onrecord::indexer {

/// Why a Generation must not be served; empty when it may. The one place of the indexer that
/// catches a Failure: here it is an answer.
std::string refusal_of(const std::filesystem::path& folder,
                       schema::Verify verify,
                       schema::VerifiedFiles* verified = nullptr);

/// The served Generation's number; nothing where none is, or where CURRENT cannot be read: the next
/// publication writes it anew.
std::optional<std::uint64_t> served_number(const std::filesystem::path& index);

/// What is wrong with what is served, by reading as much of it as `verify` says; empty when nothing
/// is, or nothing is served yet.
std::string damage_of_served(const std::filesystem::path& index,
                             schema::Verify verify,
                             schema::VerifiedFiles* verified = nullptr);

/// A Generation's Manifest; throws Failure when it cannot be read.
schema::Manifest manifest_of(const std::filesystem::path& index, std::uint64_t number);

/// The same; nothing where it cannot be read.
std::optional<schema::Manifest> readable_manifest(const std::filesystem::path& index,
                                                  std::uint64_t number);

/// What builds on this machine have verified, beside the Generations: a cache, that may be missing.
schema::VerifiedFiles remembered_files(const std::filesystem::path& index);
void remember_files(const std::filesystem::path& index, const schema::VerifiedFiles& files);

/// The first file of a Generation that has not the digest of its row, with the reason; empty when
/// all have.
std::string damage_of_files(const std::filesystem::path& folder,
                            const schema::Manifest& manifest,
                            schema::VerifiedFiles& verified);

/// The newest Generation that can be served (by sizes and shape); null when there is none.
std::shared_ptr<const schema::Generation> newest_sound_generation(
    const std::filesystem::path& index);

/// The number that the next Generation gets, and the SHA-256 of the newest Manifest before it
/// (empty for the first).
std::pair<std::uint64_t, std::string> next_in_chain(const std::filesystem::path& index);

}  // namespace onrecord::indexer
