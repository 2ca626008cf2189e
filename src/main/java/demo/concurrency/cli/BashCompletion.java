package demo.concurrency.cli;

import picocli.AutoComplete;

/** Prints the script that completes the options in bash. Run when the image is made, never by the program itself. */
public final class BashCompletion {

    /** Bash splits {@code --mode=both} into three words, but picocli's function expects two, as in {@code --mode both}. */
    private static final String SPLIT_AT_EQUALS_SIGN = """

            function _concurrency-demo() {
              local words=("${COMP_WORDS[@]:0:COMP_CWORD+1}")
              if [ "${words[COMP_CWORD]}" = "=" ]; then
                words[COMP_CWORD]=""
              elif [ "${words[COMP_CWORD-1]}" = "=" ]; then
                words=("${words[@]:0:COMP_CWORD-1}" "${words[COMP_CWORD]}")
              fi
              local COMP_WORDS=("${words[@]}") COMP_CWORD=$((${#words[@]} - 1))
              _complete_concurrency-demo
            }
            complete -F _concurrency-demo -o default concurrency-demo
            """;

    private BashCompletion() {}

    public static void main(String... args) {
        System.out.print(script());
    }

    static String script() {
        return AutoComplete.bash("concurrency-demo", new Arguments().commandLine()) + SPLIT_AT_EQUALS_SIGN;
    }
}
