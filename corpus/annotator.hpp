// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/entry.hpp"
#include "schema/speaker_alias.hpp"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

// Finds Quotes and Speakers, countries and topics. Deterministic: the same Entries give the same
// Annotations. docs/annotation.md says what it can and how well.
namespace onrecord::corpus {

struct AnnotatorOptions {
    /// More authority files (TSV, docs/annotation.md), after the project's own.
    std::vector<std::filesystem::path> authority_files;
    /// Corrections to apply (corpus/corrections.hpp); none when empty or not there.
    std::filesystem::path corrections;
};

/// Immutable once made (reading its vocabularies takes some 50 ms); many threads may use one.
class Annotator {
public:
    explicit Annotator(const AnnotatorOptions& options = {});
    ~Annotator();
    Annotator(Annotator&&) noexcept;
    Annotator& operator=(Annotator&&) noexcept;
    Annotator(const Annotator&) = delete;
    Annotator& operator=(const Annotator&) = delete;

    /// The Annotations of each Entry of one Liveblog, in the same order. `liveblog` is oldest
    /// first: who a surname or an office means follows from what stands before it and, where
    /// nothing does, from the whole Liveblog.
    std::vector<schema::Annotations> annotate(std::span<const schema::Entry> liveblog) const;

    /// Every other name that the authority files give a Speaker.
    std::vector<schema::SpeakerAlias> speaker_aliases() const;

    /// Digest of rules and vocabularies: another version, another index.
    std::string version() const;
    /// The same without the Corrections, each of which touches one Entry only.
    std::string rules_version() const;

private:
    struct State;
    class Run;
    std::unique_ptr<const State> state_;
};

}  // namespace onrecord::corpus
